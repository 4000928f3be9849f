"""Words and shapes that tell a header from data in Korean HR sheets.

The lexicon and the patterns come from sheets of Korean offices that were labelled by eye before
the detector was written; each pattern is one habit seen there.
"""

from __future__ import annotations

import re
import unicodedata

NUMBER_TEXT = re.compile(
    r"^[\(\-+−△▲▼]?\s*[₩$€¥\\]?\s*\d[\d,]*(\.\d+)?\s*"
    r"(%|원|천원|백만원|만원|명|건|개|일|시간|h|점)?\)?$"
)
"""A number typed as text: '3,500,000원', '△1,200', '(45)'."""

DATE_TEXT = re.compile(
    r"^(\d{2,4}|20XX)\s*[-./년]\s*\d{1,2}(\s*[-./월]\s*\d{1,2}\s*일?\.?)?"
    r"([ T]\d{1,2}:\d{2}(:\d{2})?)?$"
    r"|^\d{1,2}:\d{2}(:\d{2})?$|^\d{1,2}월\s*\d{1,2}일$"
)
"""A date or a time typed as text: '2024.3.1', '24년 3월', '09:00', '3월 1일'."""

CODE_TEXT = re.compile(r"^(?=.*\d)[A-Za-z0-9*\-_./]{4,}$")
"""An identifier: employee number, product code, phone or account number."""

EMAIL_TEXT = re.compile(r"@[\w-]+\.")

ERROR_TEXT = re.compile(r"^#(REF|DIV|N/A|NAME|NUM|NULL|VALUE)")
"""Excel's error cells as text."""

TITLE = re.compile(
    r"<<|>>|^[\[<【].*[\]>】]$"
    r"|(대장|명단|명부|현황|내역서?|명세서|기록표|일람표|목록|조서|총괄표|보고서)\s*[>\]】)]*$"
)
"""A line that names the sheet, never a group of columns: '급여 대장', '<<현황>>'."""

UNIT = re.compile(
    r"^[(\[]?\s*(단위\s*[:：]\s*)?"
    r"(원|천원|만원|백만원|억원|명|건|개|%|％|일|시간|h|hr|점|회|세|년|개월|KRW|EUR|USD|[₩￦$€¥])\s*[)\]]?$"
)
"""A unit that stands alone in its cell: '(천원)', '명'."""

SEQUENCE = re.compile(
    r"^(?:(?:19|20)?\d{2}\s*년\s*)?\d{1,2}\s*(월|일|분기|반기|차|주|호봉|급|학년|반|회|주차)$"
    r"|^(?:19|20)\d{2}\s*년?$"
    r"|^(상반기|하반기|[월화수목금토일](요일)?|계|합계|소계|평균)$"
)
"""One step of a sequence that runs over the columns: '1월', '3분기', '2024년', '월'."""

LABEL_SUFFIX = re.compile(r"(\(.*?\)|\d+|율|률|액|명|일자|번호|코드)$")
"""What may follow a lexicon word without making it another word: '급여' in '급여액'."""

LEXICON = frozenset(
    """
    사번 사원번호 사원명 사원코드 직원번호 직원명 성명 이름 부서 부서명 소속 팀 팀명 지점 지점명
    지사 본부 센터 직급 직위 직책 직무 직종 호봉 급호 근속연수 근속년수 근무년수 입사일 입사일자
    입사연월 퇴사일 퇴직일 생년월일 성별 나이 주민번호 주민등록번호 연락처 전화번호 휴대폰 핸드폰
    핸드폰번호 이메일 메일 주소 거주지 거주지역 우편번호 은행 은행명 계좌 계좌번호 예금주 기본급
    급여 상여금 상여 수당 직책수당 연장수당 야간수당 휴일수당 영업수당 주휴수당 식대 차량유지비
    교통비 지급액 지급합계 지급총액 총지급액 공제 공제액 공제합계 공제총액 실지급액 차인지급액
    소득세 근로소득세 지방소득세 주민세 국민연금 건강보험 장기요양 고용보험 산재보험 연봉 시급
    일급 월급 통상임금 세전 세후 수수료 수수료율 판매수수료 요율 지급율 지급률 구간 등급 목표 실적
    달성률 달성율 인센티브 계약건수 건수 상품 상품명 상품코드 보험료 환산 환산율 회차 차월 유지율
    환수 출근 출근시간 출근시각 퇴근 퇴근시간 근무일 근무일수 근무시간 연장근무 지각 조퇴 결근
    외출 연차 반차 휴가 휴가종류 시작일 종료일 잔여 사용일수 발생일수 구분 비고 번호 순번 연번 no
    no. id 일자 날짜 일시 년도 연도 연 월 일 항목 내용 내역 금액 수량 단가 합계 계 총계 평균 자격
    학력 전공 병역 국적 사업장 근무지 코드 상태 유형 종류 기간 단위 사유 승인 담당자 제품명
    제품코드 거래처 품명 품번 규격 판매량 판매금액 판매액 지역 순위
    """.split()
)
"""Header words of HR sheets, as ``match_key`` writes them."""

_SPACE = re.compile(r"\s+")
_KEY_NOISE = re.compile(r"[\s*※()\[\]<>]")


def normalise(text: str) -> str:
    """NFC, one space between words, no zero-width or no-break spaces."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u200b", "")
    return _SPACE.sub(" ", plain).strip()


def match_key(text: str) -> str:
    """What two spellings of one header share: '성    명*' and '성명' are the same."""
    return _KEY_NOISE.sub("", normalise(text)).lower()
