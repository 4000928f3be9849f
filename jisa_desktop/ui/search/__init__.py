"""검색 확인: ask as the chatbot would."""
