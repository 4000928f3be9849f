"""The ways to a cloud service, and what stands in them: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_WAY: dict[str, Entry] = {
    "certificate_untrusted": Entry(
        Words(
            "인증서 확인 실패",
            "{service} 연결의 보안 인증서를 확인할 수 없습니다. 회사 인증서가 필요할 수 있습니다.",
            "전산 담당자에게 회사 인증서 설치를 요청한 뒤 계속하세요.",
        ),
        Words(
            "Certificate not trusted",
            "The certificate of {service} is not trusted; the office's own may be missing here.",
            "Ask your IT department to install the office's certificate, and go on.",
        ),
    ),
    "secure_connection_failed": Entry(
        Words(
            "보안 연결 실패",
            "{service} 주소와 보안 연결(https)을 맺을 수 없습니다.",
            "설정의 주소가 https로 시작하는 것이 맞는지, 회사 보안 장비가 연결을 막지 않는지 "
            "전산 담당자에게 확인한 뒤 계속하세요.",
        ),
        Words(
            "No secure connection",
            "No secure connection (https) to the address of {service} can be made.",
            "Check that the address really begins with https, ask your IT department whether a "
            "gateway interferes, and go on.",
        ),
    ),
    "proxy_refused": Entry(
        Words(
            "프록시 거절",
            "회사 프록시가 {service} 연결을 거절했습니다.",
            "전산 담당자에게 {service} 접속 허용과 프록시 로그인을 확인한 뒤 계속하세요.",
        ),
        Words(
            "Refused by the proxy",
            "The office's proxy refused the connection to {service}.",
            "Ask your IT department about access to {service} and the proxy's sign-in, and go on.",
        ),
    ),
    "proxy_unsupported": Entry(
        Words(
            "지원하지 않는 프록시",
            "이 컴퓨터에 설정된 {scheme} 프록시는 지원하지 않습니다.",
            "전산 담당자에게 HTTP 프록시 주소를 확인하여 시스템 설정을 바꾸세요.",
        ),
        Words(
            "Proxy not supported",
            "The {scheme} proxy that is set on this PC is not supported.",
            "Ask your IT department for an HTTP proxy and change the system's settings.",
        ),
    ),
    "offline": Entry(
        Words(
            "연결할 수 없음",
            "외부 서비스에 연결할 수 없습니다.",
            "인터넷 연결을 확인하세요. 연결되면 자동으로 계속합니다.",
        ),
        Words(
            "No connection",
            "The service cannot be reached.",
            "Check the internet connection; the work goes on by itself.",
        ),
    ),
    "timeout": Entry(
        Words(
            "응답 없음",
            "{service}에서 정해진 시간 안에 응답하지 않았습니다.",
            "자동으로 다시 시도합니다. 계속되면 잠시 후 재시도하세요.",
        ),
        Words(
            "No answer",
            "{service} did not answer in time.",
            "It is tried again by itself; if it goes on, retry later.",
        ),
    ),
    "connection_lost": Entry(
        Words(
            "연결 끊김",
            "{service} 연결이 도중에 끊겼습니다.",
            "자동으로 다시 시도합니다. 계속되면 네트워크를 확인하세요.",
        ),
        Words(
            "Connection lost",
            "The connection to {service} broke off.",
            "It is tried again by itself; if it goes on, check the network.",
        ),
    ),
    "gateway_page": Entry(
        Words(
            "웹 페이지 응답",
            "{service} 대신 웹 페이지가 응답했습니다. 회사 보안 장비나 로그인 화면일 수 있습니다.",
            "브라우저로 인터넷 로그인을 마친 뒤 재시도하세요.",
        ),
        Words(
            "A web page answered",
            "A web page answered instead of {service}: perhaps a gateway or a sign-in page.",
            "Sign in to the network with a browser, and retry.",
        ),
    ),
}

_SERVICE: dict[str, Entry] = {
    "rate_limited": Entry(
        Words(
            "요청 한도 대기",
            "{service}의 분당 요청 한도에 걸려 잠시 기다립니다.",
            "자동으로 계속합니다.",
        ),
        Words(
            "Waiting for the rate limit",
            "{service} asks for a slower pace.",
            "The work goes on by itself.",
        ),
    ),
    "service_busy": Entry(
        Words(
            "서비스 혼잡",
            "{service}에서 지금은 요청을 처리할 수 없다고 응답했습니다(상태 {status}).",
            "자동으로 다시 시도합니다. 계속되면 잠시 후 재시도하세요.",
        ),
        Words(
            "Service busy",
            "{service} cannot take the request now (status {status}).",
            "It is tried again by itself; if it goes on, retry later.",
        ),
    ),
    "service_down": Entry(
        Words(
            "서비스 장애",
            "{service}에 오류가 발생했습니다(상태 {status}).",
            "자동으로 다시 시도합니다. 계속되면 {service} 상태 페이지를 확인하고 재시도하세요.",
        ),
        Words(
            "Service trouble",
            "{service} reports an error of its own (status {status}).",
            "It is tried again by itself; if it goes on, see {service}'s status page and retry.",
        ),
    ),
    "answer_bad": Entry(
        Words(
            "잘못된 응답",
            "{service}의 응답이 요청과 맞지 않아 버렸습니다({reason}).",
            "자동으로 다시 시도합니다. 계속되면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Bad answer",
            "An answer of {service} did not fit the request and was dropped ({reason}).",
            "It is tried again by itself; if it goes on, report it with the log file.",
        ),
    ),
    "index_not_ready": Entry(
        Words(
            "인덱스 준비 중",
            "{service}의 '{index}' 인덱스가 아직 준비 중입니다.",
            "자동으로 다시 시도합니다.",
        ),
        Words(
            "Index not ready",
            "The {service} index {index} is still being prepared.",
            "It is tried again by itself.",
        ),
    ),
    "request_too_large": Entry(
        Words(
            "요청이 너무 큼",
            "{service}에서 요청이 너무 크다고 거절했습니다.",
            "더 작게 나누어 다시 보냅니다. 한 행이 너무 크면 템플릿에서 열을 줄이세요.",
        ),
        Words(
            "Request too large",
            "{service} refused a request for its size.",
            "It is sent again in smaller parts; if one row is too large, use fewer columns.",
        ),
    ),
    "record_refused": Entry(
        Words(
            "저장할 수 없는 행",
            "인덱스에서 받아들이지 않은 행이 {count}개 있습니다.",
            "해당 행의 내용을 확인한 뒤 다시 시도하세요.",
        ),
        Words(
            "Row cannot be stored",
            "The index did not accept {count} rows.",
            "Check these rows and try again.",
        ),
    ),
    "metadata_too_large": Entry(
        Words(
            "메타데이터가 너무 큼",
            "한 행의 메타데이터가 {limit_bytes}바이트를 넘습니다(한글 한 글자는 3바이트).",
            "템플릿에서 메타데이터 열을 줄이거나 본문 저장을 끄세요.",
        ),
        Words(
            "Metadata too large",
            "A row's metadata is larger than {limit_bytes} bytes and cannot be stored.",
            "Let the template keep fewer metadata columns, or switch off keeping the text.",
        ),
    ),
    "text_too_many_tokens": Entry(
        Words(
            "너무 긴 행",
            "한 행의 글이 {limit}토큰을 넘어 임베딩할 수 없습니다.",
            "행을 나누거나, 템플릿에서 임베딩할 열을 줄이세요.",
        ),
        Words(
            "Row too long",
            "A row's text is longer than {limit} tokens and cannot be embedded.",
            "Split the row, or let the template embed fewer columns.",
        ),
    ),
    "token_table_missing": Entry(
        Words(
            "토큰 표 없음",
            "토큰 수를 세는 '{file}' 파일을 찾을 수 없습니다.",
            "프로그램을 다시 설치하세요.",
        ),
        Words(
            "Token table missing",
            "The file {file}, which tokens are counted with, is missing.",
            "Install the program again.",
        ),
    ),
    "token_table_damaged": Entry(
        Words(
            "토큰 표 손상",
            "토큰 수를 세는 '{file}' 파일이 손상되었습니다.",
            "프로그램을 다시 설치하세요.",
        ),
        Words(
            "Token table damaged",
            "The file {file}, which tokens are counted with, is damaged.",
            "Install the program again.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_WAY, **_SERVICE}
