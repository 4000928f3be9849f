"""Keys, accounts and settings of a cloud service, and `config check`: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_ACCOUNT: dict[str, Entry] = {
    "key_missing": Entry(
        Words(
            "API 키 없음",
            "{service} API 키가 설정되어 있지 않습니다.",
            "설정에서 {service} API 키를 입력하세요.",
        ),
        Words(
            "No API key",
            "No {service} API key is set.",
            "Enter the {service} API key in the settings.",
        ),
    ),
    "key_malformed": Entry(
        Words(
            "API 키 형식 오류",
            "{service} API 키에 공백이나 한글처럼 키에 쓰이지 않는 문자가 들어 있습니다.",
            "키를 다시 복사하여 설정에 붙여 넣으세요.",
        ),
        Words(
            "Malformed API key",
            "The {service} API key holds characters that no key has.",
            "Copy the key again and paste it into the settings.",
        ),
    ),
    "key_refused": Entry(
        Words(
            "API 키 거절",
            "{service}에서 API 키를 받아들이지 않았습니다.",
            "설정에서 {service} API 키를 확인하고 새 키를 입력한 뒤 계속하세요.",
        ),
        Words(
            "API key refused",
            "{service} did not accept the API key.",
            "Check the {service} API key in the settings, enter a valid one, and go on.",
        ),
    ),
    "access_refused": Entry(
        Words(
            "권한 없음",
            "{service} API 키에 이 작업을 할 권한이 없습니다.",
            "{service} 관리 화면에서 키의 권한과 사용 가능 지역을 확인한 뒤 계속하세요.",
        ),
        Words(
            "No permission",
            "The {service} API key may not do this.",
            "Check the key's permissions and regions in the {service} console, and go on.",
        ),
    ),
    "quota_used_up": Entry(
        Words(
            "사용 한도 소진",
            "{service} 사용 한도를 모두 썼거나 결제 정보가 없어 요청이 거절되었습니다.",
            "{service} 결제 화면에서 한도를 늘리거나 결제 수단을 등록한 뒤 계속하세요.",
        ),
        Words(
            "Quota used up",
            "{service} refuses requests: the quota is used up or no payment is set up.",
            "Raise the limit or add a payment method at {service}, and go on.",
        ),
    ),
    "write_units_used_up": Entry(
        Words(
            "월 사용량 소진",
            "{service}의 이번 달 사용량을 모두 썼습니다. 기다려도 다음 달까지 풀리지 않습니다.",
            "{service} 요금제를 올리거나 다음 달에 계속하세요.",
        ),
        Words(
            "Monthly units used up",
            "This month's {service} units are used up; waiting does not help before next month.",
            "Change the {service} plan, or go on next month.",
        ),
    ),
    "namespaces_used_up": Entry(
        Words(
            "네임스페이스 한도 초과",
            "{service} 인덱스 {index}에 네임스페이스를 더 만들 수 없습니다.",
            "{service} 요금제를 올리거나, 쓰지 않는 네임스페이스를 정리한 뒤 계속하세요.",
        ),
        Words(
            "Too many namespaces",
            "The {service} index {index} cannot hold more namespaces.",
            "Change the {service} plan or remove namespaces that are not used, and go on.",
        ),
    ),
    "service_refused": Entry(
        Words(
            "요청 거절",
            "{service} 또는 중간의 보안 장비가 요청을 거절했습니다(상태 {status}).",
            "설정의 서비스 주소와 회사 보안 정책을 확인한 뒤 계속하세요.",
        ),
        Words(
            "Request refused",
            "{service}, or a gateway in between, refused the request (status {status}).",
            "Check the service's address and your office's security policy, and go on.",
        ),
    ),
}

_SETTINGS: dict[str, Entry] = {
    "address_invalid": Entry(
        Words(
            "서비스 주소 오류",
            "설정된 {service} 주소에서 서비스를 찾을 수 없습니다.",
            "설정에서 {service} 주소를 확인한 뒤 계속하세요.",
        ),
        Words(
            "Wrong address",
            "There is no {service} at the address that is set.",
            "Check the {service} address in the settings, and go on.",
        ),
    ),
    "embedding_model_missing": Entry(
        Words(
            "임베딩 모델 없음",
            "설정된 임베딩 모델이 {service}에 없거나 이 키로 쓸 수 없습니다.",
            "설정에서 다른 임베딩 모델을 선택한 뒤 계속하세요.",
        ),
        Words(
            "Embedding model missing",
            "{service} does not have the embedding model, or the key may not use it.",
            "Choose another embedding model in the settings, and go on.",
        ),
    ),
    "embedding_setting_refused": Entry(
        Words(
            "임베딩 설정 거절",
            "{service}에서 임베딩 모델이나 차원 설정을 받아들이지 않았습니다.",
            "설정에서 임베딩 모델과 차원을 확인한 뒤 계속하세요.",
        ),
        Words(
            "Embedding settings refused",
            "{service} did not accept the model or the dimension.",
            "Check the embedding model and its dimension in the settings, and go on.",
        ),
    ),
    "embedding_dimension_refused": Entry(
        Words(
            "차원 설정 오류",
            "{model} 모델은 {dimension}차원 벡터를 만들 수 없습니다.",
            "설정에서 모델에 맞는 차원을 선택한 뒤 계속하세요.",
        ),
        Words(
            "Wrong dimension",
            "The embedding model {model} does not make vectors of {dimension} dimensions.",
            "Choose a dimension that the model has, and go on.",
        ),
    ),
    "index_missing": Entry(
        Words(
            "인덱스 없음",
            "{service}에 '{index}' 인덱스가 없습니다.",
            "설정에서 인덱스 이름을 확인하거나 새 인덱스를 만든 뒤 계속하세요.",
        ),
        Words(
            "Index missing",
            "{service} has no index {index}.",
            "Check the index in the settings or create one, and go on.",
        ),
    ),
    "index_document_schema": Entry(
        Words(
            "문서형 인덱스",
            "'{index}' 인덱스는 문서형이어서 벡터를 저장할 수 없습니다.",
            "설정에서 새 인덱스를 만들거나 벡터형 인덱스를 선택한 뒤 계속하세요.",
        ),
        Words(
            "Document index",
            "The index {index} is a document index and takes no vectors.",
            "Create an index in the settings or choose a vector index, and go on.",
        ),
    ),
    "index_not_set": Entry(
        Words(
            "인덱스 미설정",
            "사용할 {service} 인덱스가 설정되어 있지 않습니다.",
            "설정에 인덱스 이름이나 주소를 입력한 뒤 계속하세요.",
        ),
        Words(
            "No index set",
            "No {service} index is set.",
            "Enter the index's name or address in the settings, and go on.",
        ),
    ),
    "index_needs_no_making": Entry(
        Words(
            "만들 필요가 없는 인덱스",
            "내장 인덱스는 만들 필요가 없습니다.",
            "Pinecone을 쓰려면 먼저 index를 pinecone으로 설정하세요.",
        ),
        Words(
            "Nothing to make",
            "The built-in index need not be made.",
            "To use Pinecone, set index to pinecone first.",
        ),
    ),
    "index_name_needed": Entry(
        Words(
            "인덱스 이름 필요",
            "새 인덱스의 이름으로 쓸 수 없습니다: {index}",
            "설정에 이름을 영문 소문자, 숫자, 하이픈으로 45자까지 입력하세요.",
        ),
        Words(
            "Index name needed",
            "{index} cannot be the name of a new index.",
            "Enter a name of up to 45 lower-case letters, digits and hyphens in the settings.",
        ),
    ),
}

_CHECK: dict[str, Entry] = {
    "check_embedder_ok": Entry(
        Words(
            "임베더 정상",
            "{model} 모델({dimension}차원)로 임베딩할 수 있습니다.",
        ),
        Words(
            "Embedder works",
            "The embedding model {model} ({dimension} dimensions) works.",
        ),
    ),
    "check_index_ok": Entry(
        Words(
            "인덱스 정상",
            "'{index}' 인덱스를 사용할 수 있습니다.",
        ),
        Words(
            "Index works",
            "The index {index} works.",
        ),
    ),
    "check_writing_ok": Entry(
        Words(
            "쓰기 정상",
            "인덱스 {index}에 시험 레코드를 쓰고 읽고 지웠습니다.",
        ),
        Words(
            "Writing works",
            "A probe was written to the index {index}, read and deleted.",
        ),
    ),
    "check_writing_unseen": Entry(
        Words(
            "반영 지연",
            "인덱스 {index}에 쓴 시험 레코드가 {seconds}초 안에 보이지 않았습니다.",
            "잠시 후 다시 확인하세요. 계속되면 서비스 상태 페이지를 확인하세요.",
        ),
        Words(
            "Slow to show",
            "A probe written to the index {index} did not show within {seconds} seconds.",
            "Check again later; if it goes on, look at the service's status page.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_ACCOUNT, **_SETTINGS, **_CHECK}
