<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ko_KR">
<context>
    <name>AboutCard</name>
    <message>
        <source>데이터 폴더</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>폴더 열기</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>데이터 폴더 열기</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>문서와 벡터, 템플릿, 설정이 모두 이 폴더에 있습니다. 다른 곳에 두려면 프로그램을 끝내고 폴더를 통째로 옮긴 뒤, 환경 변수 JISA_HOME에 새 위치를 적고 다시 시작하세요.</source>
        <translation>Documents, vectors, templates and settings are all in this folder. To keep it elsewhere, end the program, move the whole folder, set the environment variable JISA_HOME to the new place, and start again.</translation>
    </message>
    <message>
        <source>버전 {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>이 프로그램은 새 버전이 있는지 인터넷에 묻지 않습니다. 새 버전은 이 프로그램을 받은 곳(사내 배포 담당자나 내려받은 페이지)에서 확인하세요. 프로그램만 바꾸면 됩니다. 데이터 폴더는 그대로 쓰며, 새 버전이 처음 열 때 먼저 백업합니다.</source>
        <translation>This program never asks the internet for a newer version. Look where you got it (the person who hands it out in your company, or the page it was downloaded from). Replace the program alone: the data folder stays, and a new version backs it up before it first opens it.</translation>
    </message>
    <message>
        <source>데이터와 프로그램</source>
        <translation>Data and program</translation>
    </message>
    <message>
        <source>업데이트 안내</source>
        <translation>Updates</translation>
    </message>
</context>
<context>
    <name>AuditTab</name>
    <message>
        <source>감사 기록</source>
        <translation>Audit trail</translation>
    </message>
</context>
<context>
    <name>BackupTab</name>
    <message>
        <source>백업 만들기…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>파일에서 복원…</source>
        <translation>Restore from a file…</translation>
    </message>
    <message>
        <source>멈추기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>백업 멈추기</source>
        <translation>Stop the backup</translation>
    </message>
    <message>
        <source>백업 진행</source>
        <translation>Progress of the backup</translation>
    </message>
    <message>
        <source>자동 백업</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>선택한 백업으로 복원…</source>
        <translation>Restore the chosen one…</translation>
    </message>
    <message>
        <source>아직 자동 백업이 없습니다. 문서가 생기면 하루에 한 번 만듭니다.</source>
        <translation>None yet. Once there are documents, one is made a day.</translation>
    </message>
    <message>
        <source>문서, 이력, 원본 파일, 설정, 내장 인덱스를 모두 파일 하나에 담고, 다 쓴 뒤 한 바이트씩 다시 확인합니다. API 키는 담지 않습니다.</source>
        <translation>Documents, history, source files, settings and the built-in index go into one file, which is read back byte by byte. API keys are left out.</translation>
    </message>
    <message>
        <source>백업 만들기</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>백업을 멈췄습니다</source>
        <translation>The backup was stopped</translation>
    </message>
    <message>
        <source>쓰던 파일은 지웠고, 이전 백업은 그대로 있습니다.</source>
        <translation>The unfinished file is gone; earlier backups are untouched.</translation>
    </message>
    <message>
        <source>백업을 만들었습니다 ({size})</source>
        <translation>Backup written ({size})</translation>
    </message>
    <message>
        <source>JISA 백업</source>
        <translation>JISA backup</translation>
    </message>
    <message>
        <source>복원할 백업 선택</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>복원을 멈췄습니다</source>
        <translation>The restore was stopped</translation>
    </message>
    <message>
        <source>작업 폴더는 바뀌지 않았습니다.</source>
        <translation>The workspace was not changed.</translation>
    </message>
    <message>
        <source>{made}의 백업으로 복원했습니다</source>
        <translation>Restored the backup of {made}</translation>
    </message>
    <message>
        <source>바꾸기 전의 것은 {folder}에 있습니다.</source>
        <translation>What was there before is in {folder}.</translation>
    </message>
</context>
<context>
    <name>ChangesTab</name>
    <message>
        <source>새로 추가</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>내용 변경</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>삭제</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>오류로 빠지는 행</source>
        <translation>Rows lost to errors</translation>
    </message>
    <message>
        <source>그대로</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>바뀌는 행</source>
        <translation>Rows that change</translation>
    </message>
    <message>
        <source>바뀌는 것</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>모든 행을 확인하면 무엇이 바뀌는지 보여 드립니다.</source>
        <translation>What would change is shown once all rows were checked.</translation>
    </message>
    <message>
        <source>‘처리 시작’을 누르면 지금 인덱스가 이렇게 바뀝니다.</source>
        <translation>Pressing ‘Start’ changes the index like this.</translation>
    </message>
    <message>
        <source>방식을 선택하면 무엇이 바뀌는지 보여 드립니다.</source>
        <translation>Choose a mode to see what changes.</translation>
    </message>
    <message>
        <source>지금 버전과 달라지는 행이 없습니다.</source>
        <translation>No row differs from the current version.</translation>
    </message>
    <message>
        <source>행을 선택하면 미리보기에서 그 행으로 갑니다.</source>
        <translation>Choose a row to go to it in the preview.</translation>
    </message>
    <message>
        <source>처음 {n}행을 보여 드리며, {more}행이 더 있습니다.</source>
        <translation>These are the first {n}; there are {more} more.</translation>
    </message>
    <message>
        <source>지금 버전과 비교하는 중입니다…</source>
        <translation>Comparing with the current version…</translation>
    </message>
    <message>
        <source>지금 버전과 비교하지 못했습니다.</source>
        <translation>The comparison with the current version failed.</translation>
    </message>
    <message>
        <source>비교할 이전 버전이 없습니다.</source>
        <translation>There is no earlier version to compare with.</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>연결 확인</source>
        <translation>Check connection</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>연결 확인 그만두기</source>
        <translation>Stop checking the connection</translation>
    </message>
    <message>
        <source>연결 확인 중</source>
        <translation>Checking the connection</translation>
    </message>
    <message>
        <source>저장한 설정으로 짧은 글 하나를 임베딩하고, 시험 레코드 하나를 썼다가 지웁니다.</source>
        <translation>With the saved settings, one short text is embedded, and one probe is written and deleted.</translation>
    </message>
    <message>
        <source>임베딩 서비스에 물어보는 중입니다…</source>
        <translation>Asking the embedding service…</translation>
    </message>
    <message>
        <source>벡터 인덱스에 물어보는 중입니다…</source>
        <translation>Asking the vector index…</translation>
    </message>
    <message>
        <source>시험 레코드를 쓰고 읽는 중입니다…</source>
        <translation>Writing and reading a probe…</translation>
    </message>
    <message>
        <source>연결 확인을 그만두었습니다.</source>
        <translation>The check was stopped.</translation>
    </message>
    <message>
        <source>모두 정상입니다.</source>
        <translation>Everything works.</translation>
    </message>
    <message>
        <source>고칠 것이 있습니다.</source>
        <translation>Something needs to be put right.</translation>
    </message>
</context>
<context>
    <name>CheckTab</name>
    <message>
        <source>점검</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>고치기</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>보고서 저장…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>규칙 확인</source>
        <translation>Check rules</translation>
    </message>
    <message>
        <source>멈추기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>점검 멈추기</source>
        <translation>Stop the check</translation>
    </message>
    <message>
        <source>점검 진행</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>인덱스에 실제로 있는 것을 원장과 비교합니다. 점검은 아무것도 바꾸지 않으며, 고치기는 찾은 차이만 임베딩을 다시 만들지 않고 고칩니다.</source>
        <translation>Compares what the index really holds with the ledger. A check changes nothing; a repair mends just what was found, without new embeddings.</translation>
    </message>
    <message>
        <source>점검 결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>지켜지지 않은 규칙</source>
        <translation>Broken rule</translation>
    </message>
    <message>
        <source>인덱스를 원장과 비교하는 중입니다…</source>
        <translation>Comparing the index with the ledger…</translation>
    </message>
    <message>
        <source>점검을 멈췄습니다. 바뀐 것은 없습니다.</source>
        <translation>The check was stopped. Nothing has changed.</translation>
    </message>
    <message>
        <source>다른 것 {n}개를 찾았습니다. 아직 고치지 않았습니다.</source>
        <translation>{n} differences found. Nothing is repaired yet.</translation>
    </message>
    <message>
        <source>인덱스가 원장과 같습니다.</source>
        <translation>The index is what the ledger says.</translation>
    </message>
    <message>
        <source>찾은 차이를 고치는 중입니다…</source>
        <translation>Repairing the differences…</translation>
    </message>
    <message>
        <source>문서 {n}개를 아직 다 고치지 못했습니다. ‘고치기’를 누르면 마저 고칩니다.</source>
        <translation>{n} documents are not fully repaired yet. Press Repair to finish them.</translation>
    </message>
    <message>
        <source>다 고치지 못했습니다. ‘고치기’를 다시 누르면 마저 고칩니다.</source>
        <translation>Not everything was repaired. Press Repair again to finish.</translation>
    </message>
    <message>
        <source>다른 것 {n}개를 고쳤습니다. 아래는 고치기 전의 차이입니다.</source>
        <translation>{n} differences repaired. Below is what they were.</translation>
    </message>
    <message>
        <source>규칙을 확인하는 중입니다…</source>
        <translation>Checking the rules…</translation>
    </message>
    <message>
        <source>확인을 멈췄습니다.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>지켜지지 않은 규칙이 {n}건 있습니다. ‘점검’으로 차이를 찾아 고치세요.</source>
        <translation>{n} broken rules. Find the differences with ‘Check’ and repair them.</translation>
    </message>
    <message>
        <source>모든 규칙이 지켜지고 있습니다.</source>
        <translation>All rules hold.</translation>
    </message>
    <message>
        <source>점검 보고서 %Y-%m-%d.xlsx</source>
        <translation>Check report %Y-%m-%d.xlsx</translation>
    </message>
    <message>
        <source>점검 보고서 저장</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>점검 보고서를 저장했습니다</source>
        <translation>Report saved</translation>
    </message>
</context>
<context>
    <name>CheckingBar</name>
    <message>
        <source>행 확인</source>
        <translation>Checking rows</translation>
    </message>
    <message>
        <source>중단</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>행 확인 중단</source>
        <translation>Stop checking rows</translation>
    </message>
    <message>
        <source>다시 확인</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>중단함: 처음 {n}행만 보입니다</source>
        <translation>Stopped: only the first {n} rows are shown</translation>
    </message>
    <message>
        <source>나머지 행을 읽는 중…</source>
        <translation>Reading the other rows…</translation>
    </message>
    <message>
        <source>{n}행 읽는 중…</source>
        <translation>Reading: {n} rows…</translation>
    </message>
    <message>
        <source>{total}행 중 {n}행 확인 중…</source>
        <translation>Checked {n} of {total} rows…</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>처리 중인 작업이 있습니다</source>
        <translation>Jobs are running</translation>
    </message>
    <message>
        <source>작업 {n}개가 처리 중입니다. 지금 다시 시작할까요?</source>
        <translation>{n} jobs are running. Start again now?</translation>
    </message>
    <message>
        <source>작업 {n}개가 처리 중입니다. 지금 종료할까요?</source>
        <translation>{n} job(s) are running. Quit now?</translation>
    </message>
    <message>
        <source>하던 배치까지 저장하고 멈춥니다. 잃는 것은 없으며, 다음에 프로그램을 열면 이어서 처리합니다.</source>
        <translation>The batches under way are saved and then stopped. Nothing is lost; the next start goes on from there.</translation>
    </message>
    <message>
        <source>멈추고 종료</source>
        <translation>Stop and quit</translation>
    </message>
    <message>
        <source>멈추고 다시 시작</source>
        <translation>Stop and start again</translation>
    </message>
    <message>
        <source>작업을 안전하게 멈추고 있습니다…</source>
        <translation>Stopping the jobs safely…</translation>
    </message>
</context>
<context>
    <name>CompanyCard</name>
    <message>
        <source>전사 공통 문서의 네임스페이스: {name} (바뀌지 않습니다)</source>
        <translation>Namespace of company-wide documents: {name} (never changes)</translation>
    </message>
</context>
<context>
    <name>CompanyStep</name>
    <message>
        <source>화면과 백업에서 어느 회사의 자료인지 알아보는 데 씁니다. 나중에 설정에서 바꿀 수 있습니다.</source>
        <translation>It tells in the window and in backups whose data this is. You can change it later in the settings.</translation>
    </message>
    <message>
        <source>어느 회사에서 쓰시나요?</source>
        <translation>Which company is this for?</translation>
    </message>
    <message>
        <source>회사 이름(&amp;N)</source>
        <translation>Company &amp;name</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>버전 비교</source>
        <translation>Compare versions</translation>
    </message>
    <message>
        <source>이력으로</source>
        <translation>Back to history</translation>
    </message>
    <message>
        <source>v{old} → v{new}: 추가 {a} · 변경 {c} · 삭제 {r}</source>
        <translation>v{old} → v{new}: added {a} · changed {c} · removed {r}</translation>
    </message>
</context>
<context>
    <name>DirectoryCard</name>
    <message>
        <source>직원 목록</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>직원 검색</source>
        <translation>Find an employee</translation>
    </message>
    <message>
        <source>검색</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>상태로 거르기</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>모든 직원</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>활성만</source>
        <translation>Active only</translation>
    </message>
    <message>
        <source>비활성만</source>
        <translation>Inactive only</translation>
    </message>
    <message>
        <source>사번</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>성명</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>부서</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>직원 등록</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>{n}명 · 활성 {a}명</source>
        <translation>{n} people · {a} active</translation>
    </message>
    <message>
        <source>아직 직원이 없습니다. 명부 엑셀을 가져오거나 아래에서 등록하세요.</source>
        <translation>Nobody yet. Import a list, or register someone below.</translation>
    </message>
    <message>
        <source>찾는 직원이 없습니다. 검색어나 거르기를 바꿔 보세요.</source>
        <translation>Nobody found. Try another word or filter.</translation>
    </message>
</context>
<context>
    <name>DocumentActions</name>
    <message>
        <source>‘{title}’을(를) 버전 {n}(으)로 되돌립니다</source>
        <translation>Returning ‘{title}’ to version {n}</translation>
    </message>
    <message>
        <source>추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u}. 임베딩을 다시 만들지 않습니다.</source>
        <translation>Added {a} · changed {c}{m} · removed {r} · unchanged {u}. Nothing is embedded again.</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>‘{title}’의 작업이 끝나는 대로 취소합니다</source>
        <translation>‘{title}’ is undone as soon as its job ends</translation>
    </message>
    <message>
        <source>‘{title}’을(를) 바꾸기 전으로 되돌립니다</source>
        <translation>‘{title}’ is taken back to what it was</translation>
    </message>
    <message>
        <source>문서 정리</source>
        <translation>Clean up document</translation>
    </message>
    <message>
        <source>‘{title}’을(를) 정리할까요?</source>
        <translation>Clean up ‘{title}’?</translation>
    </message>
    <message>
        <source>검색 인덱스에서 벡터 {n}개가 삭제되고, 챗봇은 이 문서로 더 이상 답하지 않습니다.
이력은 남으므로 나중에 이전 버전으로 되돌릴 수 있습니다.</source>
        <translation>{n} vectors are deleted from the search index, and the chatbot no longer answers from this document.
The history stays, so you can return to an earlier version later.</translation>
    </message>
    <message>
        <source>벡터 {n}개 정리</source>
        <translation>Clean up {n} vectors</translation>
    </message>
    <message>
        <source>‘{title}’을(를) 정리합니다</source>
        <translation>Cleaning up ‘{title}’</translation>
    </message>
    <message>
        <source>벡터 {n}개를 지웁니다.</source>
        <translation>{n} vectors are being deleted.</translation>
    </message>
    <message>
        <source>‘{title}’을(를) 다시 처리합니다</source>
        <translation>Processing ‘{title}’ again</translation>
    </message>
    <message>
        <source>새 버전 버리기</source>
        <translation>Discard new version</translation>
    </message>
    <message>
        <source>‘{title}’의 실패한 버전 {n}을(를) 버릴까요?</source>
        <translation>Discard the failed version {n} of ‘{title}’?</translation>
    </message>
    <message>
        <source>이미 저장된 새 벡터를 지우고 인덱스를 지금 쓰는 버전과 똑같이 맞춥니다.</source>
        <translation>New vectors that were stored are deleted, and the index is made equal to the version in use.</translation>
    </message>
    <message>
        <source>버전 {n} 버리기</source>
        <translation>Discard version {n}</translation>
    </message>
    <message>
        <source>{title} 오류.xlsx</source>
        <translation>{title} errors.xlsx</translation>
    </message>
    <message>
        <source>오류 행 내보내기</source>
        <translation>Export rows with errors</translation>
    </message>
    <message>
        <source>오류 행 {n}개를 내보냈습니다</source>
        <translation>Exported {n} row(s) with errors</translation>
    </message>
    <message>
        <source>{name} 문제 표시{suffix}</source>
        <translation>{name} marked{suffix}</translation>
    </message>
    <message>
        <source>문제를 표시한 사본 저장</source>
        <translation>Save a marked copy</translation>
    </message>
    <message>
        <source>문제 {n}건을 표시한 사본을 저장했습니다</source>
        <translation>Copy saved with {n} issues marked</translation>
    </message>
    <message>
        <source>내용까지 지우기</source>
        <translation>Erase the content</translation>
    </message>
    <message>
        <source>‘{title}’의 내용을 모두 지울까요?</source>
        <translation>Erase all content of ‘{title}’?</translation>
    </message>
    <message>
        <source>버전 {n}개의 행, 글, 벡터, 원본 파일이 지워지고, 이 문서가 들어 있는 자동 백업도 새로 만듭니다. 되돌릴 수 없습니다. 언제 누가 무엇을 했는지와 건수만 남습니다.</source>
        <translation>Rows, texts, vectors and source files of {n} versions are erased, and automatic backups that hold them are made anew. There is no way back. Only who did what when, and counts, stay.</translation>
    </message>
    <message>
        <source>내용 지우기</source>
        <translation>Erase content</translation>
    </message>
    <message>
        <source>버전 {v}개, 글 {t}개, 원본 파일 {f}개, 자동 백업 {b}개를 지웠습니다.</source>
        <translation>Erased: {v} versions, {t} texts, {f} source files, {b} automatic backups.</translation>
    </message>
    <message>
        <source>복원하며 남긴 사본에는 아직 있을 수 있습니다: {folders}</source>
        <translation>Copies kept by a restore may still hold it: {folders}</translation>
    </message>
    <message>
        <source>‘{title}’의 내용을 지웠습니다</source>
        <translation>The content of ‘{title}’ is erased</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>문서 목록으로</source>
        <translation>Back to the documents</translation>
    </message>
    <message>
        <source>새 버전 올리기…</source>
        <translation>Upload new version…</translation>
    </message>
    <message>
        <source>정리</source>
        <translation>Clean up</translation>
    </message>
    <message>
        <source>내용까지 지우기…</source>
        <translation>Erase content…</translation>
    </message>
    <message>
        <source>배치 목록</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>문서 자세히</source>
        <translation>Document details</translation>
    </message>
    <message>
        <source>이력</source>
        <translation>History</translation>
    </message>
    <message>
        <source>배치</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>문제</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>감사 기록</source>
        <translation>Audit trail</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>문서를 불러오는 중입니다…</source>
        <translation>Loading documents…</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>엑셀 파일을 챗봇이 찾는 검색 인덱스로 올립니다</source>
        <translation>Puts Excel files into the search index that the chatbot reads</translation>
    </message>
    <message>
        <source>그 밖에 {n}개 (마우스를 올리면 모두 보입니다)</source>
        <translation>{n} more (point here to see them all)</translation>
    </message>
    <message>
        <source>가져올 수 없는 파일이 {n}개 있습니다</source>
        <translation>{n} file(s) cannot be imported</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>엑셀 파일 놓는 곳</source>
        <translation>Drop Excel files here</translation>
    </message>
    <message>
        <source>엑셀 파일을 끌어다 놓거나 파일 선택 버튼을 누르세요.</source>
        <translation>Drag Excel files here, or press the button to choose files.</translation>
    </message>
    <message>
        <source>엑셀 파일을 여기에 끌어다 놓으세요</source>
        <translation>Drag Excel files here</translation>
    </message>
    <message>
        <source>.xlsx · .xls · .xlsb · .ods · .csv · 여러 개나 폴더째 놓을 수 있습니다</source>
        <translation>.xlsx · .xls · .xlsb · .ods · .csv · several at once, or a folder</translation>
    </message>
    <message>
        <source>파일 선택…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>폴더 선택…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>놓으면 내용을 먼저 보여 드립니다</source>
        <translation>Let go to see what is in it first</translation>
    </message>
    <message>
        <source>엑셀이나 CSV 파일만 놓을 수 있습니다</source>
        <translation>Only Excel and CSV files can be dropped</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>목록</source>
        <translation>List</translation>
    </message>
    <message>
        <source>템플릿 목록으로</source>
        <translation>Back to the list of templates</translation>
    </message>
    <message>
        <source>템플릿 이름</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>변경 취소</source>
        <translation>Undo changes</translation>
    </message>
    <message>
        <source>저장</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>템플릿의 부분</source>
        <translation>Parts of the template</translation>
    </message>
    <message>
        <source>필드</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>임베딩할 글</source>
        <translation>Embedded text</translation>
    </message>
    <message>
        <source>키 · 직원 · 메타데이터</source>
        <translation>Keys · employee · metadata</translation>
    </message>
    <message>
        <source>개정 {n} · 읽기 전용</source>
        <translation>Revision {n} · read only</translation>
    </message>
    <message>
        <source>고칠 곳 {n}</source>
        <translation>{n} to correct</translation>
    </message>
    <message>
        <source>새 템플릿</source>
        <translation>New template</translation>
    </message>
    <message>
        <source>저장하지 않은 변경</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>개정 {n} · 저장됨</source>
        <translation>Revision {n} · saved</translation>
    </message>
    <message>
        <source>필드 ‘{name}’을(를) 뺐습니다</source>
        <translation>Field ‘{name}’ was removed</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>저장하지 않은 변경을 되돌렸습니다</source>
        <translation>Unsaved changes were undone</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>예제 파일로 해 보기</source>
        <translation>Try the sample files</translation>
    </message>
    <message>
        <source>처음 오셨나요? 세 단계면 됩니다</source>
        <translation>New here? It takes three steps</translation>
    </message>
    <message>
        <source>1. 엑셀 파일을 놓습니다</source>
        <translation>1. Drop an Excel file</translation>
    </message>
    <message>
        <source>위의 칸에 급여, 근태, 발령, 수당 같은 인사 엑셀 파일을 끌어다 놓으세요.</source>
        <translation>Drag an HR workbook (pay, attendance, appointments, allowances) into the box above.</translation>
    </message>
    <message>
        <source>2. 읽은 내용을 확인합니다</source>
        <translation>2. Check what was read</translation>
    </message>
    <message>
        <source>행과 문제를 먼저 보여 드립니다. ‘처리 시작’을 누르기 전에는 아무것도 저장하거나 보내지 않습니다.</source>
        <translation>Rows and issues are shown first. Nothing is stored or sent before you press ‘Start’.</translation>
    </message>
    <message>
        <source>3. 언제든 되돌립니다</source>
        <translation>3. Go back at any time</translation>
    </message>
    <message>
        <source>잘못 올렸다면 이력에서 이전 버전으로 한 번에 되돌릴 수 있습니다.</source>
        <translation>If it was the wrong file, one press in the history returns to the version before.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>환경 변수 {name}에서 정해져 있어 여기서 바꿀 수 없습니다.</source>
        <translation>Set by the environment variable {name}; it cannot be changed here.</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>이 필드를 뜻하는 다른 머리글, 쉼표로 구분</source>
        <translation>Other headers that mean this field, separated by commas</translation>
    </message>
    <message>
        <source>유형</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>개인정보</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>정하지 않음</source>
        <translation>Not decided</translation>
    </message>
    <message>
        <source>필수</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>열이 있어야 하고, 모든 칸에 값이 있어야 합니다.</source>
        <translation>The column and every cell in it must be there.</translation>
    </message>
    <message>
        <source>중복 금지</source>
        <translation>Unique</translation>
    </message>
    <message>
        <source>한 시트에 같은 값이 두 번 있으면 오류로 표시합니다.</source>
        <translation>A value that stands twice in a sheet is an error.</translation>
    </message>
    <message>
        <source>정규식, 예: [0-9]{5}</source>
        <translation>Such as [0-9]{5}</translation>
    </message>
    <message>
        <source>쓸 수 있는 값, 쉼표로 구분</source>
        <translation>Separated by commas</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>동의어</source>
        <translation>Other headers</translation>
    </message>
    <message>
        <source>형식</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>최솟값</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>최댓값</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>허용 값</source>
        <translation>Allowed values</translation>
    </message>
</context>
<context>
    <name>FieldsPart</name>
    <message>
        <source>필드 목록</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>추가</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>필드 추가</source>
        <translation>Add a field</translation>
    </message>
    <message>
        <source>파일의 열 추가</source>
        <translation>Add from file</translation>
    </message>
    <message>
        <source>미리보기 파일의 열을 필드로 추가</source>
        <translation>Add the columns of the previewed file as fields</translation>
    </message>
    <message>
        <source>위로 (Alt+↑)</source>
        <translation>Up (Alt+↑)</translation>
    </message>
    <message>
        <source>아래로 (Alt+↓)</source>
        <translation>Down (Alt+↓)</translation>
    </message>
    <message>
        <source>필드 삭제 (Delete)</source>
        <translation>Remove the field (Delete)</translation>
    </message>
    <message>
        <source>선택한 필드</source>
        <translation>Chosen field</translation>
    </message>
    <message>
        <source>새 필드</source>
        <translation>New field</translation>
    </message>
</context>
<context>
    <name>FieldsTab</name>
    <message>
        <source>필드를 끌어 열에 놓거나, 눌러서 열을 고르세요. 초록색은 연결된 필드입니다.</source>
        <translation>Drag a field onto a column, or press it to choose one. Green ones have a column.</translation>
    </message>
    <message>
        <source>템플릿의 필드</source>
        <translation>The template&apos;s fields</translation>
    </message>
    <message>
        <source>다음 파일을 위해 템플릿에 기억</source>
        <translation>Remember in the template for the next file</translation>
    </message>
    <message>
        <source>지금 기억</source>
        <translation>Remember now</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>‘{name}’ 템플릿을 이 파일에 맞게 바꿨습니다. 처리를 시작하면 기억합니다.</source>
        <translation>Template ‘{name}’ was fitted to this file. It is remembered when processing starts.</translation>
    </message>
    <message>
        <source>바꾼 것을 이 파일에만 씁니다. ‘{name}’ 템플릿은 그대로 둡니다.</source>
        <translation>The changes are for this file alone. The template ‘{name}’ stays as it is.</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>가져올 파일</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>목록에서 빼기</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>{n}개</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>파일 선택…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>예제 파일로 해 보기</source>
        <translation>Try with sample files</translation>
    </message>
    <message>
        <source>급여, 근태, 발령, 수당 같은 인사 엑셀 파일을 골라 보세요. 이 창에 끌어다 놓아도 됩니다. ‘처리 시작’을 누르기 전에는 아무것도 저장하거나 보내지 않습니다.</source>
        <translation>Choose an HR workbook: pay, attendance, appointments, allowances. You may also drop it on this window. Nothing is stored or sent before you press “Start”.</translation>
    </message>
    <message>
        <source>첫 엑셀 파일을 넣어 보세요</source>
        <translation>Bring in a first workbook</translation>
    </message>
</context>
<context>
    <name>FileSwitch</name>
    <message>
        <source>가져올 파일</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>목록에서 빼기</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>File</translation>
    </message>
    <message>
        <source>{n}개</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>문서 검색</source>
        <translation>Search documents</translation>
    </message>
    <message>
        <source>검색</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>상태로 거르기</source>
        <translation>Filter by status</translation>
    </message>
    <message>
        <source>모든 상태</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>템플릿으로 거르기</source>
        <translation>Filter by template</translation>
    </message>
    <message>
        <source>모든 템플릿</source>
        <translation>All templates</translation>
    </message>
    <message>
        <source>방식으로 거르기</source>
        <translation>Filter by mode</translation>
    </message>
    <message>
        <source>모든 방식</source>
        <translation>All modes</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>모두 건너뛰기</source>
        <translation>Skip all</translation>
    </message>
    <message>
        <source>이 단계 건너뛰기</source>
        <translation>Skip this step</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>처음 오셨네요. 세 단계면 준비가 끝납니다</source>
        <translation>Welcome. Three steps and you are ready</translation>
    </message>
    <message>
        <source>{n} / {m} 단계</source>
        <translation>Step {n} of {m}</translation>
    </message>
    <message>
        <source>나중에 하기</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>저장하는 중입니다…</source>
        <translation>Saving…</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>알고 있으며 그대로 진행합니다</source>
        <translation>I know, go on</translation>
    </message>
    <message>
        <source>모두 시작</source>
        <translation>Start all</translation>
    </message>
    <message>
        <source>처리 시작</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>준비된 {n}개 모두 시작</source>
        <translation>Start all {n} that are ready</translation>
    </message>
    <message>
        <source>처리를 시작하는 중입니다…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>다시 읽는 중입니다…</source>
        <translation>Reading again…</translation>
    </message>
    <message>
        <source>템플릿이 이 표와 맞지 않습니다. 다른 템플릿이나 머리글 행을 고르세요.</source>
        <translation>The template does not fit this table. Choose another template or other header rows.</translation>
    </message>
    <message>
        <source>이 시트에는 처리할 행이 없습니다. 다른 시트를 고르세요.</source>
        <translation>There are no rows to process in this sheet. Choose another sheet.</translation>
    </message>
    <message>
        <source>개인정보 열 {n}개의 처리 방법을 정해야 클라우드로 보낼 수 있습니다.</source>
        <translation>Columns of personal data to decide on before anything goes to the cloud: {n}</translation>
    </message>
    <message>
        <source>‘{column}’ 열이 있지만 ‘{template}’ 템플릿은 직원별로 나누지 않습니다. 모두에게 보여도 되면 방식을 선택하고, 아니면 직원 열이 있는 템플릿을 고르거나 만드세요.</source>
        <translation>There is a column ‘{column}’, but the template ‘{template}’ does not divide rows by employee. Choose the mode if everybody may see them; otherwise choose or make a template with an employee column.</translation>
    </message>
    <message>
        <source>직원 사번이 있는 표입니다. 모두에게 보일지, 직원별로 나눌지 방식을 선택하세요.</source>
        <translation>This table has employee numbers. Choose the mode: for everybody, or each row for its employee.</translation>
    </message>
    <message>
        <source>지금 버전의 벡터 {n}개가 사라집니다. 파일이 맞는지 확인하세요.</source>
        <translation>{n} vectors of the version in use would be gone. Check that this is the right file.</translation>
    </message>
    <message>
        <source>오류로 이전 내용이 빠지는 행이 {n}개 있습니다.</source>
        <translation>{n} row(s) lose their earlier content because of errors.</translation>
    </message>
    <message>
        <source>등록되지 않은 직원의 행 {n}개는 저장되지 않습니다.</source>
        <translation>{n} row(s) of unregistered employees will not be stored.</translation>
    </message>
    <message>
        <source>오류 행 {n}개를 빼고 처리합니다.</source>
        <translation>{n} row(s) with errors are left out.</translation>
    </message>
    <message>
        <source>시작할 수 있습니다. 확인할 점이 {n}개 있으니 ‘문제’를 살펴보세요.</source>
        <translation>Ready to start. There are {n} points to check: see Issues.</translation>
    </message>
    <message>
        <source>문제가 없습니다. 시작할 수 있습니다.</source>
        <translation>No issues. Ready to start.</translation>
    </message>
    <message>
        <source>모든 행이 등록되지 않은 직원의 것이라 올릴 것이 없습니다. ‘직원별’에서 직원으로 등록하거나 방식을 바꾸세요.</source>
        <translation>No row belongs to a registered employee, so nothing would be stored. Register them under By employee, or change the mode.</translation>
    </message>
    <message>
        <source>모든 행에 오류가 있어 올릴 것이 없습니다. ‘문제’에서 이유를 확인하세요.</source>
        <translation>Every row has an error, so nothing would be stored. See Issues for the reasons.</translation>
    </message>
    <message>
        <source>모든 행을 확인하는 중입니다. 끝나면 시작할 수 있습니다.</source>
        <translation>All rows are being checked. You can start once that is done.</translation>
    </message>
    <message>
        <source>개인정보 처리 정하기</source>
        <translation>Decide on personal data</translation>
    </message>
    <message>
        <source>모든 행을 확인해야 시작할 수 있습니다.</source>
        <translation>All rows have to be checked before the start.</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>저장하고 적용</source>
        <translation>Save and apply</translation>
    </message>
    <message>
        <source>바꾼 것 취소</source>
        <translation>Discard changes</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>사용 설명서</source>
        <translation>User guide</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>파일 선택</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>문서 검색</source>
        <translation>Search documents</translation>
    </message>
    <message>
        <source>화면 바꾸기</source>
        <translation>Change page</translation>
    </message>
    <message>
        <source>처리 시작</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>선택한 문서 열기</source>
        <translation>Open the chosen document</translation>
    </message>
    <message>
        <source>선택한 행 복사(엑셀에 붙여 넣기)</source>
        <translation>Copy the chosen rows (paste into Excel)</translation>
    </message>
    <message>
        <source>미리보기에서: 이 열이 들어갈 필드 고르기</source>
        <translation>In the preview: choose the field this column feeds</translation>
    </message>
    <message>
        <source>템플릿 저장</source>
        <translation>Save the template</translation>
    </message>
    <message>
        <source>템플릿에서: 필드 추가 · 삭제</source>
        <translation>In a template: add · remove a field</translation>
    </message>
    <message>
        <source>템플릿에서: 필드 옮기기</source>
        <translation>In a template: move a field</translation>
    </message>
    <message>
        <source>새로 고침</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>이 안내</source>
        <translation>This guide</translation>
    </message>
    <message>
        <source>키보드</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>1. 문서 화면에 엑셀 파일을 놓습니다. 가져올 수 없는 파일은 이유를 알려 드립니다.</source>
        <translation>1. Drop Excel files on the Documents page. Files that cannot be imported are told with the reason.</translation>
    </message>
    <message>
        <source>2. 시트, 머리글 행, 템플릿, 방식을 확인합니다. 이때까지 아무것도 저장하지 않습니다.</source>
        <translation>2. Check sheet, header rows, template and mode. Nothing is stored up to here.</translation>
    </message>
    <message>
        <source>3. ‘처리 시작’을 누릅니다. 창을 닫아도 다음에 이어서 처리합니다.</source>
        <translation>3. Press ‘Start’. You may close the window; the next start goes on.</translation>
    </message>
    <message>
        <source>4. 잘못되었으면 문서의 이력에서 ‘이 버전으로 되돌리기’를 누릅니다.</source>
        <translation>4. If it was wrong, press ‘Return to this version’ in the document&apos;s history.</translation>
    </message>
    <message>
        <source>네 단계</source>
        <translation>Four steps</translation>
    </message>
    <message>
        <source>사용 설명서</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>사용 안내</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>버전 이력</source>
        <translation>Version history</translation>
    </message>
    <message>
        <source>이 버전으로 되돌리기</source>
        <translation>Return to this version</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>선택한 두 버전 비교</source>
        <translation>Compare the two versions</translation>
    </message>
    <message>
        <source>지금 쓰는 버전입니다.</source>
        <translation>This version is in use.</translation>
    </message>
    <message>
        <source>완료된 적이 없는 버전으로는 되돌릴 수 없습니다.</source>
        <translation>A version that was never completed cannot be returned to.</translation>
    </message>
    <message>
        <source>버전을 선택하면 되돌릴 때 무엇이 바뀌는지 보여 드립니다.</source>
        <translation>Choose a version to see what returning to it would change.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>파일 더 넣기…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>가져오기</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>‘처리 시작’을 누르기 전에는 아무것도 저장하거나 보내지 않습니다</source>
        <translation>Nothing is stored or sent before you press ‘Start’</translation>
    </message>
</context>
<context>
    <name>IssuesTab</name>
    <message>
        <source>문제 목록</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>원본에 표시해 저장…</source>
        <translation>Save marked copy…</translation>
    </message>
    <message>
        <source>원본 엑셀의 사본에 문제가 있는 칸을 칠하고 이유를 적습니다</source>
        <translation>A copy of your workbook with bad cells coloured and the reasons beside them</translation>
    </message>
    <message>
        <source>오류 행만 저장…</source>
        <translation>Save bad rows…</translation>
    </message>
    <message>
        <source>저장되지 않은 행만 고쳐서 다시 올릴 수 있게 저장합니다</source>
        <translation>Only the rows that were not stored, to correct and bring in again</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>내용</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>문제 {n}건</source>
        <translation>{n} issue(s)</translation>
    </message>
    <message>
        <source>이 버전에는 문제가 없습니다.</source>
        <translation>This version has no issues.</translation>
    </message>
</context>
<context>
    <name>KeepingTab</name>
    <message>
        <source>모든 버전을 보관</source>
        <translation>Keep all versions</translation>
    </message>
    <message>
        <source>문서마다 최근</source>
        <translation>Of each document the last</translation>
    </message>
    <message>
        <source>보관할 버전 수</source>
        <translation>Versions to keep</translation>
    </message>
    <message>
        <source>적용</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>보관 적용</source>
        <translation>Apply retention</translation>
    </message>
    <message>
        <source>저장 공간</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>개 버전만 보관</source>
        <translation>versions</translation>
    </message>
    <message>
        <source>버전 보관</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>보관할 버전 수를 1 이상으로 적으세요.</source>
        <translation>Enter how many versions to keep, 1 or more.</translation>
    </message>
    <message>
        <source>이전 버전 지우기</source>
        <translation>Erase old versions</translation>
    </message>
    <message>
        <source>문서마다 최근 {n}개 버전만 보관할까요?</source>
        <translation>Keep only the last {n} versions of each document?</translation>
    </message>
    <message>
        <source>문서 {d}개의 이전 버전 {v}개에서 행 {r}개의 내용과 원본 파일 {size}가 지워지고, 그 버전으로는 되돌릴 수 없게 됩니다. 이력과 건수는 남습니다.</source>
        <translation>The content of {r} rows in {v} old versions of {d} documents and {size} of source files are erased; there is no way back to those versions. History and counts stay.</translation>
    </message>
    <message>
        <source>버전 {v}개 지우기</source>
        <translation>Erase {v} versions</translation>
    </message>
    <message>
        <source>보관 설정을 바꿨습니다</source>
        <translation>Retention changed</translation>
    </message>
    <message>
        <source>이전 버전 {v}개의 내용을 지웠습니다.</source>
        <translation>The content of {v} old versions is erased.</translation>
    </message>
    <message>
        <source>모두 {size} · 디스크 남은 공간 {free}</source>
        <translation>{size} in all · {free} free on the disk</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>키 입력…</source>
        <translation>Enter the key…</translation>
    </message>
    <message>
        <source>{name} 키 입력</source>
        <translation>Enter the {name} key</translation>
    </message>
    <message>
        <source>지우기</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{name} 키 지우기</source>
        <translation>Remove the {name} key</translation>
    </message>
    <message>
        <source>키를 붙여 넣으세요</source>
        <translation>Paste the key</translation>
    </message>
    <message>
        <source>{name} API 키</source>
        <translation>{name} API key</translation>
    </message>
    <message>
        <source>저장</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{name} 키 저장</source>
        <translation>Save the {name} key</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{name} 키 입력 취소</source>
        <translation>Cancel entering the {name} key</translation>
    </message>
    <message>
        <source>키 바꾸기…</source>
        <translation>Change the key…</translation>
    </message>
    <message>
        <source>{name}에서 읽습니다. 바꾸려면 그 변수를 바꾸세요.</source>
        <translation>Read from {name}. Change that variable to change the key.</translation>
    </message>
    <message>
        <source>이 컴퓨터에는 키를 안전하게 보관할 곳이 없습니다. 입력한 키는 프로그램을 끝내면 지워집니다.</source>
        <translation>This computer has no safe place for keys. A key that is entered is forgotten when the program ends.</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>키는 운영체제의 키 보관소에만 저장합니다. 입력한 뒤에는 다시 보여 드리지 않습니다.</source>
        <translation>Keys are kept in the system&apos;s keychain alone and are never shown again.</translation>
    </message>
    <message>
        <source>API 키</source>
        <translation>API keys</translation>
    </message>
</context>
<context>
    <name>LeavingTab</name>
    <message>
        <source>밖으로 나가는 열</source>
        <translation>Columns that leave</translation>
    </message>
    <message>
        <source>저장할 행</source>
        <translation>Rows to store</translation>
    </message>
    <message>
        <source>새로 임베딩할 글</source>
        <translation>Texts to embed</translation>
    </message>
    <message>
        <source>글자</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>토큰</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>비용</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>요청</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>한도로 본 최소 시간</source>
        <translation>Least time by the limits</translation>
    </message>
    <message>
        <source>밖으로 나가는 것</source>
        <translation>What leaves</translation>
    </message>
    <message>
        <source>모든 행을 확인하면 보여 드립니다.</source>
        <translation>Shown when all rows have been checked.</translation>
    </message>
    <message>
        <source>이 컴퓨터에서만 처리합니다. 밖으로 나가는 것은 없습니다.</source>
        <translation>All is done on this computer. Nothing leaves it.</translation>
    </message>
    <message>
        <source>‘처리 시작’을 누르면 아래 내용이 이 컴퓨터 밖으로 나갑니다.</source>
        <translation>When you press “Start”, this leaves the computer.</translation>
    </message>
    <message>
        <source>임베딩: {host}</source>
        <translation>Embedding: {host}</translation>
    </message>
    <message>
        <source>벡터 보관: {host}</source>
        <translation>Vectors: {host}</translation>
    </message>
    <message>
        <source>알 수 없음</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>{dollars} (약 {won})</source>
        <translation>{dollars} (about {won})</translation>
    </message>
    <message>
        <source>설정한 한도를 넘으므로 도중에 멈춥니다. 먼저 설정에서 한도를 올리세요.</source>
        <translation>Over the cap that is set, so it would stop midway. Raise the cap in the settings first.</translation>
    </message>
    <message>
        <source>이 컴퓨터</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>계산하는 중입니다…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>템플릿이 이 표와 맞아야 보여 드릴 수 있습니다.</source>
        <translation>Shown when the template fits this sheet.</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>비워 두면 한도가 없습니다.</source>
        <translation>Leave it empty for no limit.</translation>
    </message>
    <message>
        <source>약 {won}원. 비워 두면 한도가 없습니다.</source>
        <translation>About ₩{won}. Leave it empty for no limit.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>필드</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>‘{field}’ 필드에 넣을 열</source>
        <translation>Column for the field ‘{field}’</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’을(를) 개정 {n}(으)로 저장했습니다</source>
        <translation>Template ‘{name}’ was saved as revision {n}</translation>
    </message>
    <message>
        <source>머리글 행</source>
        <translation>Header rows</translation>
    </message>
    <message>
        <source>맨 윗줄부터 보기</source>
        <translation>Show from the top row</translation>
    </message>
    <message>
        <source>머리글을 다시 찾기</source>
        <translation>Find the header again</translation>
    </message>
    <message>
        <source>이 열이 들어갈 필드…	Alt+↓</source>
        <translation>Field that this column feeds…	Alt+↓</translation>
    </message>
    <message>
        <source>{n}행을 머리글로</source>
        <translation>Row {n} is the header</translation>
    </message>
    <message>
        <source>{first}–{n}행을 머리글로</source>
        <translation>Rows {first}–{n} are the header</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>찾는 문서가 없습니다. 검색어나 거르기를 바꿔 보세요.</source>
        <translation>No document matches. Change the search or the filters.</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Roll back</translation>
    </message>
    <message>
        <source>재처리</source>
        <translation>Reprocess</translation>
    </message>
    <message>
        <source>내보내기</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>정리</source>
        <translation>Clean up</translation>
    </message>
    <message>
        <source>오류 행을 이유와 함께 엑셀로 내보냅니다</source>
        <translation>Exports the rows with errors and the reasons to Excel</translation>
    </message>
    <message>
        <source>{n}개 · 벡터 {m}개</source>
        <translation>{n} · {m} vectors</translation>
    </message>
    <message>
        <source>문서 목록</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>템플릿 목록</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>이름이나 필드 검색</source>
        <translation>Search names and fields</translation>
    </message>
    <message>
        <source>템플릿 검색</source>
        <translation>Search templates</translation>
    </message>
    <message>
        <source>편집</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>복제</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>삭제</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>불러오는 중입니다…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>{n}개</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{every}개 중 {n}개</source>
        <translation>{n} of {every}</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>시스템 설정을 따름</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>밝게</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>어둡게</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>지금 다시 시작</source>
        <translation>Start again now</translation>
    </message>
    <message>
        <source>언어는 프로그램을 다시 시작하면 바뀝니다.</source>
        <translation>The language changes with the next start.</translation>
    </message>
    <message>
        <source>화면</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>화면 밝기(&amp;B)</source>
        <translation>&amp;Brightness</translation>
    </message>
    <message>
        <source>언어(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>JISA 데스크톱</source>
        <translation>JISA Desktop</translation>
    </message>
    <message>
        <source>자료를 여는 중…</source>
        <translation>Opening the data…</translation>
    </message>
    <message>
        <source>자료를 열지 못함</source>
        <translation>Could not open the data</translation>
    </message>
    <message>
        <source>지난번에 끝나지 않은 작업 {n}개를 이어서 처리합니다</source>
        <translation>Going on with {n} job(s) that were not finished last time</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>가져오기</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>작업 {n}개 처리 중</source>
        <translation>{n} job(s) running</translation>
    </message>
    <message>
        <source>● 준비됨</source>
        <translation>● Ready</translation>
    </message>
</context>
<context>
    <name>MappingHeader</name>
    <message>
        <source>‘{column}’ 열이 들어갈 필드</source>
        <translation>Field that the column ‘{column}’ feeds</translation>
    </message>
    <message>
        <source>{field}  ← {column}</source>
        <translation>{field}  ← {column}</translation>
    </message>
    <message>
        <source>연결하지 않음</source>
        <translation>No field</translation>
    </message>
    <message>
        <source>새 필드 ‘{column}’(으)로 추가</source>
        <translation>Add as the new field ‘{column}’</translation>
    </message>
</context>
<context>
    <name>MoveCard</name>
    <message>
        <source>이전 인덱스는 비우지 않고 그대로 둡니다</source>
        <translation>Leave the old index as it is</translation>
    </message>
    <message>
        <source>옮기기</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>계속</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>옮기기 계속</source>
        <translation>Go on moving</translation>
    </message>
    <message>
        <source>옮기기 진행</source>
        <translation>Progress of the move</translation>
    </message>
    <message>
        <source>마저 비우기</source>
        <translation>Empty the rest</translation>
    </message>
    <message>
        <source>인덱스 {old}에는 다른 임베딩의 벡터가 들어 있습니다</source>
        <translation>The index {old} holds another embedding&apos;s vectors</translation>
    </message>
    <message>
        <source>두 임베딩의 벡터는 한 인덱스에 섞을 수 없습니다. 벡터 {n}개를 옮기려면 아래에 새 인덱스를 적고 저장하세요. 임베딩을 이전 것으로 되돌려도 됩니다.</source>
        <translation>One index cannot hold the vectors of two embeddings. To move {n} vectors, enter a new index below and save; or go back to the former embedding.</translation>
    </message>
    <message>
        <source>이전 인덱스에 지울 벡터가 {n}개 남아 있습니다</source>
        <translation>{n} vectors are left to delete in the old index</translation>
    </message>
    <message>
        <source>옮긴 내용은 모두 새 인덱스 {new}에 있습니다.</source>
        <translation>All that was moved is in the new index {new}.</translation>
    </message>
    <message>
        <source>설정한 인덱스 {new}(으)로 옮기면 행 {rows}개를 저장하고, 그중 글 {texts}개를 새로 임베딩합니다. 옮기는 동안에는 이전 인덱스가 계속 답하며, 새 인덱스를 확인한 뒤 이전 것을 비웁니다. 옮기기 전에는 새 파일을 처리할 수 없습니다.</source>
        <translation>A move to the index that is set, {new}, stores {rows} rows and embeds {texts} texts anew. The old index keeps answering meanwhile and is emptied when the new one is confirmed. Until then no new file can be processed.</translation>
    </message>
    <message>
        <source>벡터 {n}개가 아직 {old}에 있습니다</source>
        <translation>{n} vectors are still in {old}</translation>
    </message>
    <message>
        <source>이 컴퓨터의 인덱스</source>
        <translation>this computer&apos;s index</translation>
    </message>
    <message>
        <source>보관한 벡터를 그대로 쓰므로 임베딩 비용이 없습니다.</source>
        <translation>The kept vectors are used, so embedding costs nothing.</translation>
    </message>
    <message>
        <source>토큰 {tokens}개. 이 모델의 가격은 알 수 없습니다.</source>
        <translation>{tokens} tokens. Nobody knows this model&apos;s price.</translation>
    </message>
    <message>
        <source>이 컴퓨터에서 임베딩하므로 비용이 없습니다.</source>
        <translation>Embedded on this computer, so it costs nothing.</translation>
    </message>
    <message>
        <source>토큰 {tokens}개, {dollars} (약 {won})</source>
        <translation>{tokens} tokens, {dollars} (about {won})</translation>
    </message>
    <message>
        <source>한도를 넘으므로 도중에 멈춥니다. 먼저 한도를 올리세요.</source>
        <translation>Over the cap, so it would stop midway. Raise the cap first.</translation>
    </message>
    <message>
        <source>벡터를 옮기는 중입니다…</source>
        <translation>Moving the vectors…</translation>
    </message>
</context>
<context>
    <name>NothingCard</name>
    <message>
        <source>가져올 파일이 없습니다</source>
        <translation>No files to import</translation>
    </message>
    <message>
        <source>엑셀 파일을 창 아무 곳에나 놓거나 파일을 선택하세요.</source>
        <translation>Drop Excel files anywhere on the window, or choose some.</translation>
    </message>
    <message>
        <source>파일 선택…</source>
        <translation>Choose files…</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>알림 닫기</source>
        <translation>Close notice</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>알림</source>
        <translation>Notices</translation>
    </message>
</context>
<context>
    <name>OptionsCard</name>
    <message>
        <source>시트</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>머리글 첫 행</source>
        <translation>First header row</translation>
    </message>
    <message>
        <source>머리글 끝 행</source>
        <translation>Last header row</translation>
    </message>
    <message>
        <source>적용</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>머리글 행 적용</source>
        <translation>Apply header rows</translation>
    </message>
    <message>
        <source>머리글 행을 템플릿에 기억</source>
        <translation>Remember the header rows in the template</translation>
    </message>
    <message>
        <source>템플릿</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>방식을 선택하세요</source>
        <translation>Choose a mode</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>숨긴 행과 열 빼기(&amp;I)</source>
        <translation>Leave out h&amp;idden rows and columns</translation>
    </message>
    <message>
        <source>엑셀에서 숨긴 행과 열을 읽지 않습니다.</source>
        <translation>Rows and columns that are hidden in Excel are not read.</translation>
    </message>
    <message>
        <source>문서 이름</source>
        <translation>Document name</translation>
    </message>
    <message>
        <source>방식: {mode}</source>
        <translation>Mode: {mode}</translation>
    </message>
    <message>
        <source>모든 행을 회사 전체가 찾을 수 있게 합니다.</source>
        <translation>Everybody in the company can find every row.</translation>
    </message>
    <message>
        <source>각 행을 그 행에 적힌 사번의 직원만 찾을 수 있게 합니다.</source>
        <translation>Each row can be found only by the employee whose number it carries.</translation>
    </message>
    <message>
        <source>시트(&amp;S)</source>
        <translation>&amp;Sheet</translation>
    </message>
    <message>
        <source>머리글 행(&amp;H)</source>
        <translation>&amp;Header rows</translation>
    </message>
    <message>
        <source>템플릿(&amp;T)</source>
        <translation>&amp;Template</translation>
    </message>
    <message>
        <source>방식(&amp;M)</source>
        <translation>&amp;Mode</translation>
    </message>
    <message>
        <source>문서(&amp;D)</source>
        <translation>&amp;Document</translation>
    </message>
    <message>
        <source>이름(&amp;N)</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>머리글이 맞는지 확인하세요</source>
        <translation>Check that this is the header</translation>
    </message>
    <message>
        <source>머리글이 없는 표</source>
        <translation>A table without header</translation>
    </message>
    <message>
        <source>추천한 템플릿 · 일치 {n}%</source>
        <translation>Suggested · fits {n}%</translation>
    </message>
    <message>
        <source>모든 열을 그대로 올립니다</source>
        <translation>Takes every column as it is</translation>
    </message>
    <message>
        <source>새 문서로 만들기</source>
        <translation>Make a new document</translation>
    </message>
    <message>
        <source>새 버전: {title}</source>
        <translation>New version: {title}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>명부 가져오기…</source>
        <translation>Import directory…</translation>
    </message>
    <message>
        <source>문서 {d}개에서 이 직원의 벡터 {n}개가 삭제되고, 챗봇은 이 직원에게 더 이상 답하지 않습니다. 다시 활성화하면 임베딩을 다시 만들지 않고 되돌립니다.</source>
        <translation>{n} vectors of this person in {d} documents are deleted, and the chatbot answers them no more. Activating them again brings everything back without new embeddings.</translation>
    </message>
    <message>
        <source>비활성화</source>
        <translation>Deactivate</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>직원별 방식의 문서는 여기 있는 사번으로 나뉩니다</source>
        <translation>Documents in employee mode are split by these numbers</translation>
    </message>
    <message>
        <source>직원 명부 선택</source>
        <translation>Choose a directory</translation>
    </message>
    <message>
        <source>직원 명부를 가져왔습니다: 추가 {a} · 변경 {c} · 그대로 {u}</source>
        <translation>Directory imported: added {a} · changed {c} · unchanged {u}</translation>
    </message>
    <message>
        <source>문서 {n}개를 새 명부에 맞춰 다시 나눕니다.</source>
        <translation>{n} documents are divided anew by the new list.</translation>
    </message>
    <message>
        <source>직원 비활성화</source>
        <translation>Deactivate employee</translation>
    </message>
    <message>
        <source>‘{who}’을(를) 비활성화할까요?</source>
        <translation>Deactivate ‘{who}’?</translation>
    </message>
    <message>
        <source>‘{who}’을(를) 비활성화했습니다</source>
        <translation>‘{who}’ is inactive now</translation>
    </message>
    <message>
        <source>벡터 {n}개를 지웁니다.</source>
        <translation>{n} vectors are being deleted.</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>사번 {new}도 ‘{who}’ 직원으로 봅니다</source>
        <translation>Number {new} means ‘{who}’ as well</translation>
    </message>
    <message>
        <source>두 사번의 행이 모두 네임스페이스 {namespace}에 들어갑니다.</source>
        <translation>Rows of both numbers go into the namespace {namespace}.</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>이 직원이 나오는 문서</source>
        <translation>Documents with this person</translation>
    </message>
    <message>
        <source>문서 열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>바뀐 사번</source>
        <translation>New number</translation>
    </message>
    <message>
        <source>같은 사람으로</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>바뀐 사번의 행도 이 직원에게 보냅니다</source>
        <translation>Rows with the changed number go to this person too</translation>
    </message>
    <message>
        <source>비활성화</source>
        <translation>Deactivate</translation>
    </message>
    <message>
        <source>사번이 바뀌었으면 적으세요. 옛 사번과 새 사번의 행이 모두 이 직원에게 갑니다.</source>
        <translation>If the number has changed, enter it: rows of both numbers go to this person.</translation>
    </message>
    <message>
        <source>직원을 선택하세요</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>다시 활성화</source>
        <translation>Activate again</translation>
    </message>
    <message>
        <source>이 직원이 나오는 문서 {n}개</source>
        <translation>{n} documents with this person</translation>
    </message>
    <message>
        <source>사번</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>다른 사번</source>
        <translation>Other numbers</translation>
    </message>
    <message>
        <source>부서</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>네임스페이스</source>
        <translation>Namespace</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>이 컴퓨터에서 (키와 인터넷이 필요 없음)</source>
        <translation>On this computer (no key, no internet)</translation>
    </message>
    <message>
        <source>클라우드에서 (OpenAI와 Pinecone 계정이 있을 때)</source>
        <translation>In the cloud (with OpenAI and Pinecone accounts)</translation>
    </message>
    <message>
        <source>Pinecone 인덱스</source>
        <translation>Pinecone index</translation>
    </message>
    <message>
        <source>인덱스의 이름이나 주소입니다.</source>
        <translation>The index&apos;s name or address.</translation>
    </message>
    <message>
        <source>글을 벡터로 바꾸고 보관하는 곳입니다. 먼저 이 컴퓨터에서 써 보고, 나중에 설정에서 클라우드로 옮겨도 됩니다.</source>
        <translation>Where texts become vectors and are kept. You can try it on this computer first and move to the cloud later, in the settings.</translation>
    </message>
    <message>
        <source>어디에서 처리할까요?</source>
        <translation>Where shall the work be done?</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>미리보기</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>아직 저장하거나 보내지 않았습니다</source>
        <translation>Not stored or sent yet</translation>
    </message>
    <message>
        <source>정상 {n}행</source>
        <translation>{n} good rows</translation>
    </message>
    <message>
        <source>오류 {n}행</source>
        <translation>{n} with errors</translation>
    </message>
    <message>
        <source>중복으로 건너뜀 {n}행</source>
        <translation>{n} duplicates skipped</translation>
    </message>
</context>
<context>
    <name>PrivacyTab</name>
    <message>
        <source>이렇게 처리</source>
        <translation>Do it this way</translation>
    </message>
    <message>
        <source>개인정보가 있는 열</source>
        <translation>Columns of personal data</translation>
    </message>
    <message>
        <source>클라우드로 보내기 전에 열마다 처리 방법을 정해야 합니다. 정하면 파일을 다시 읽고, 처리를 시작할 때 템플릿에 기억합니다.</source>
        <translation>Each column must be decided on before anything goes to the cloud. The file is read again then, and the template remembers it when you start.</translation>
    </message>
    <message>
        <source>열마다 처리 방법을 정하면 처리를 시작할 때 템플릿에 기억합니다.</source>
        <translation>What you decide for each column is remembered in the template when you start.</translation>
    </message>
    <message>
        <source>{name} 열의 개인정보 처리</source>
        <translation>Personal data in column {name}</translation>
    </message>
    <message>
        <source>고르세요</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>파일 읽는 중</source>
        <translation>Reading file</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>파일 읽기 취소</source>
        <translation>Cancel reading the file</translation>
    </message>
    <message>
        <source>{n}행 읽는 중…</source>
        <translation>Reading: {n} rows…</translation>
    </message>
    <message>
        <source>‘{name}’ 파일을 읽고 있습니다…</source>
        <translation>Reading ‘{name}’…</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>파일 암호</source>
        <translation>Password of the file</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>목록에서 빼기</source>
        <translation>Take off the list</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>손상된 파일을 보관했습니다</source>
        <translation>The damaged files were kept</translation>
    </message>
    <message>
        <source>작업 폴더의 ‘{name}’ 폴더에 있습니다.</source>
        <translation>They are in the folder ‘{name}’ of the workspace.</translation>
    </message>
</context>
<context>
    <name>RescuePage</name>
    <message>
        <source>가장 최근 백업으로 복구</source>
        <translation>Restore the newest backup</translation>
    </message>
    <message>
        <source>다른 백업 파일로 복구…</source>
        <translation>Restore another backup file…</translation>
    </message>
    <message>
        <source>새로 시작 (손상된 파일은 보관)</source>
        <translation>Start anew (the damaged files are kept)</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>작업 폴더를 열 수 없습니다</source>
        <translation>The workspace cannot be opened</translation>
    </message>
    <message>
        <source>클라우드와 동기화하는 폴더라면, 닫고 동기화가 끝난 뒤 다시 시작해 보세요. 무엇을 고르든 남아 있는 파일은 지우지 않고 작업 폴더에 보관합니다.</source>
        <translation>If a cloud service synchronises the folder, close this, and start again when that is done. Whatever you choose, the files that are left are not erased but kept in the workspace folder.</translation>
    </message>
    <message>
        <source>디스크 오류나 갑작스러운 전원 차단으로 파일이 망가졌을 수 있습니다. 무엇을 고르든 손상된 파일은 지우지 않고 작업 폴더에 보관합니다.</source>
        <translation>A fault of the disk or a sudden loss of power may have damaged the file. Whatever you choose, the damaged files are not erased but kept in the workspace.</translation>
    </message>
    <message>
        <source>문서와 이력이 없는 빈 작업 폴더로 시작합니다. 클라우드 인덱스에 이미 저장한 벡터는 그대로 남습니다.</source>
        <translation>You start with an empty workspace, without documents and history. Vectors that were stored in a cloud index stay there.</translation>
    </message>
    <message>
        <source>온전한 자동 백업을 찾는 중입니다…</source>
        <translation>Looking for a whole automatic backup…</translation>
    </message>
    <message>
        <source>온전한 자동 백업이 없습니다. 직접 만든 백업 파일이 있으면 고르세요.</source>
        <translation>There is no whole automatic backup. Choose a backup file of your own, if you have one.</translation>
    </message>
    <message>
        <source>가장 최근 백업으로 복구 ({when}, {size})</source>
        <translation>Restore the newest backup ({when}, {size})</translation>
    </message>
    <message>
        <source>이 백업을 만든 뒤에 한 일은 되살아나지 않습니다. 복구한 뒤 인덱스를 백업에 맞추며, 임베딩을 다시 만들지 않습니다.</source>
        <translation>What was done after this backup does not come back. The index is then brought in line with the backup; nothing is embedded again.</translation>
    </message>
    <message>
        <source>손상된 파일을 옮기는 중입니다…</source>
        <translation>Moving the damaged files…</translation>
    </message>
    <message>
        <source>백업 파일 선택</source>
        <translation>Choose a backup file</translation>
    </message>
    <message>
        <source>백업 (*.jisa *.zip)</source>
        <translation>Backups (*.jisa *.zip)</translation>
    </message>
    <message>
        <source>백업을 확인하고 복구하는 중입니다…</source>
        <translation>Checking and restoring the backup…</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>복원 진행</source>
        <translation>Progress of the restore</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>복원 취소</source>
        <translation>Cancel the restore</translation>
    </message>
    <message>
        <source>이 백업으로 복원</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>‘{name}’ 파일을 확인하는 중입니다…</source>
        <translation>Verifying ‘{name}’…</translation>
    </message>
    <message>
        <source>{name} · 손상 없음</source>
        <translation>{name} · intact</translation>
    </message>
    <message>
        <source> 외 {n}개</source>
        <translation> and {n} more</translation>
    </message>
    <message>
        <source>{n}개</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n}명</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>들어 있음</source>
        <translation>included</translation>
    </message>
    <message>
        <source>없음 — 복원한 뒤 보관된 벡터로 다시 채웁니다</source>
        <translation>not included — filled anew from kept vectors after the restore</translation>
    </message>
    <message>
        <source>지금 작업 폴더의 문서 {n}개와 직원, 설정, 이력이 모두 이 백업의 것으로 바뀝니다. 지금 것은 작업 폴더 안에 사본으로 남깁니다. 처리 중인 작업은 멈추고, 복원한 뒤 인덱스를 점검해 고칩니다.</source>
        <translation>The {n} documents that are here now, employees, settings and history are all replaced by those of this backup. A copy of what is here now stays in the data folder. Running jobs are stopped; afterwards the index is checked and repaired.</translation>
    </message>
    <message>
        <source>복원하는 중입니다. 프로그램을 끄지 마세요…</source>
        <translation>Restoring. Please leave the program open…</translation>
    </message>
    <message>
        <source>만든 때</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>원본 파일</source>
        <translation>Source files</translation>
    </message>
    <message>
        <source>인덱스</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>크기</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>멈추는 중입니다…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>RolesPart</name>
    <message>
        <source>필드의 쓰임</source>
        <translation>What the fields are for</translation>
    </message>
    <message>
        <source>템플릿에 없는 열도 함께 담기</source>
        <translation>Keep other columns as well</translation>
    </message>
    <message>
        <source>이미 있는 글과 같은 행은 건너뛰기</source>
        <translation>Skip rows with a known text</translation>
    </message>
    <message>
        <source>글을 메타데이터에도 저장하기</source>
        <translation>Store the text as metadata too</translation>
    </message>
    <message>
        <source>첫 행</source>
        <translation>First</translation>
    </message>
    <message>
        <source>끝 행</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>머리글 첫 행</source>
        <translation>First header row</translation>
    </message>
    <message>
        <source>머리글 끝 행</source>
        <translation>Last header row</translation>
    </message>
    <message>
        <source>머리글 행 (비우면 파일마다 찾습니다)</source>
        <translation>Header rows (blank: found in each file)</translation>
    </message>
    <message>
        <source>설명</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>시트 전체의 규칙</source>
        <translation>Rules for the whole sheet</translation>
    </message>
</context>
<context>
    <name>RosterCard</name>
    <message>
        <source>무엇을 볼지</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>바뀌는 것과 문제</source>
        <translation>Changes and issues</translation>
    </message>
    <message>
        <source>문제만</source>
        <translation>Issues only</translation>
    </message>
    <message>
        <source>모두</source>
        <translation>All</translation>
    </message>
    <message>
        <source>명부 미리보기</source>
        <translation>Preview of the list</translation>
    </message>
    <message>
        <source>반영</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>명부 가져오기 취소</source>
        <translation>Cancel the import of the list</translation>
    </message>
    <message>
        <source>추가 {n}</source>
        <translation>{n} added</translation>
    </message>
    <message>
        <source>변경 {n}</source>
        <translation>{n} changed</translation>
    </message>
    <message>
        <source>그대로 {n}</source>
        <translation>{n} unchanged</translation>
    </message>
    <message>
        <source>문제 {n}</source>
        <translation>{n} issues</translation>
    </message>
    <message>
        <source>{n}명 반영</source>
        <translation>Take {n} people</translation>
    </message>
</context>
<context>
    <name>RoutesTab</name>
    <message>
        <source>직원별 배분</source>
        <translation>Rows by employee</translation>
    </message>
    <message>
        <source>직원으로 등록…</source>
        <translation>Register as employees…</translation>
    </message>
    <message>
        <source>등록할 직원</source>
        <translation>People to register</translation>
    </message>
    <message>
        <source>등록</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>직원 등록 취소</source>
        <translation>Cancel registering</translation>
    </message>
    <message>
        <source>등록되지 않은 사번 {n}개의 행 {m}개는 저장되지 않습니다.</source>
        <translation>{m} rows of {n} unknown numbers are not stored.</translation>
    </message>
    <message>
        <source>파일에서 찾은 이름입니다. 눌러서 고칠 수 있습니다.</source>
        <translation>Names as found in the file; click one to mend it.</translation>
    </message>
    <message>
        <source>{n}명 등록</source>
        <translation>Register {n}</translation>
    </message>
    <message>
        <source>직원 {n}명을 등록했습니다</source>
        <translation>{n} people registered</translation>
    </message>
    <message>
        <source>파일을 다시 읽어 행을 나눕니다.</source>
        <translation>The file is read anew and its rows divided.</translation>
    </message>
</context>
<context>
    <name>RowsTab</name>
    <message>
        <source>버전의 행</source>
        <translation>Rows of the version</translation>
    </message>
    <message>
        <source>결과로 거르기</source>
        <translation>Filter by result</translation>
    </message>
    <message>
        <source>모든 행</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>이 버전의 내용은 지워졌습니다. 이력과 건수만 남아 있습니다.</source>
        <translation>The content of this version is erased. History and counts stay.</translation>
    </message>
    <message>
        <source>결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>이유</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>네임스페이스</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>레코드</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>버전 {n} · {sheet} · {rows}행</source>
        <translation>Version {n} · {sheet} · {rows} rows</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>누구로 검색할지</source>
        <translation>Who is searching</translation>
    </message>
    <message>
        <source>챗봇에게 묻듯이 적어 보세요</source>
        <translation>Ask as you would ask the chatbot</translation>
    </message>
    <message>
        <source>질문</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>찾기</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>찾은 행</source>
        <translation>Rows found</translation>
    </message>
    <message>
        <source>선택한 행의 글</source>
        <translation>Text of the chosen row</translation>
    </message>
    <message>
        <source>문서에서 보기</source>
        <translation>Show in document</translation>
    </message>
    <message>
        <source>검색 확인</source>
        <translation>Search check</translation>
    </message>
    <message>
        <source>챗봇이 무엇을 찾는지 그대로 확인합니다</source>
        <translation>See exactly what the chatbot would find</translation>
    </message>
    <message>
        <source>회사 전체</source>
        <translation>Whole company</translation>
    </message>
    <message>
        <source>아직 검색할 것이 없습니다. 문서를 먼저 처리하세요.</source>
        <translation>There is nothing to search yet. Process a document first.</translation>
    </message>
    <message>
        <source>고른 직원이나 회사 전체가 볼 수 있는 것만 찾습니다. 예: ‘3월 직책수당은 얼마인가요?’</source>
        <translation>Finds only what the chosen employee, or the whole company, may see. For example: ‘How much is the position allowance for March?’</translation>
    </message>
    <message>
        <source>찾는 중입니다…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>{n}개를 찾았습니다</source>
        <translation>Found {n}</translation>
    </message>
    <message>
        <source>이 네임스페이스에서는 아무것도 찾지 못했습니다.</source>
        <translation>Nothing was found in this namespace.</translation>
    </message>
</context>
<context>
    <name>ServicesCard</name>
    <message>
        <source>이 컴퓨터 (키와 인터넷이 필요 없음)</source>
        <translation>This computer (no key, no internet)</translation>
    </message>
    <message>
        <source>무시함 (권장)</source>
        <translation>Ignored (recommended)</translation>
    </message>
    <message>
        <source>따름 (변수에 적힌 주소로 보냄)</source>
        <translation>Obeyed (send to the address in the variable)</translation>
    </message>
    <message>
        <source>이 컴퓨터에 있는 환경 변수: {names}. 따르면 글과 벡터가 위에 적은 곳이 아니라 그 변수에 적힌 주소로 갑니다. 전산 담당자가 정한 것이 아니면 무시하세요.</source>
        <translation>Variables on this computer: {names}. If they are obeyed, texts and vectors go to the address they hold, not to the one above. Ignore them unless your IT department has set them.</translation>
    </message>
    <message>
        <source>다른 프로그램이 남긴 OPENAI_BASE_URL, PINECONE_CONTROLLER_HOST 환경 변수를 따를지 정합니다. 지금 이 컴퓨터에는 없습니다.</source>
        <translation>Whether to obey the variables OPENAI_BASE_URL and PINECONE_CONTROLLER_HOST that another program may have left behind. There are none on this computer now.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>적용하는 중입니다… 하던 작업은 잠시 멈췄다가 이어서 처리합니다.</source>
        <translation>Applying… running jobs pause for a moment and go on.</translation>
    </message>
    <message>
        <source>설정을 저장하고 적용했습니다</source>
        <translation>The settings are saved and in effect</translation>
    </message>
    <message>
        <source>회사 이름을 저장했습니다</source>
        <translation>The company&apos;s name is saved</translation>
    </message>
    <message>
        <source>{name} 키를 저장했습니다</source>
        <translation>The {name} key is saved</translation>
    </message>
    <message>
        <source>{name} 키를 이번 실행 동안만 기억합니다</source>
        <translation>The {name} key is remembered until the program ends</translation>
    </message>
    <message>
        <source>‘연결 확인’으로 키가 맞는지 확인할 수 있습니다.</source>
        <translation>“Check connection” tells whether the key is right.</translation>
    </message>
    <message>
        <source>연결 확인</source>
        <translation>Check connection</translation>
    </message>
    <message>
        <source>API 키 지우기</source>
        <translation>Remove API key</translation>
    </message>
    <message>
        <source>{name} 키를 이 컴퓨터에서 지울까요?</source>
        <translation>Remove the {name} key from this computer?</translation>
    </message>
    <message>
        <source>다시 쓰려면 키를 다시 입력해야 합니다. 저장한 문서와 벡터는 그대로입니다.</source>
        <translation>To use it again the key has to be entered again. Documents and vectors stay.</translation>
    </message>
    <message>
        <source>{name} 키 지우기</source>
        <translation>Remove the {name} key</translation>
    </message>
    <message>
        <source>확인을 기다리며 멈춘 작업이 {n}개 있습니다</source>
        <translation>{n} jobs wait for you</translation>
    </message>
    <message>
        <source>이어서 처리</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>미리보기 자세히</source>
        <translation>Preview details</translation>
    </message>
    <message>
        <source>선택한 행에서 임베딩될 글</source>
        <translation>Text to be embedded of the chosen row</translation>
    </message>
    <message>
        <source>선택한 행에서 검색에 쓰일 글입니다.</source>
        <translation>The text of the chosen row that search will use.</translation>
    </message>
    <message>
        <source>문제</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>바뀌는 것</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>직원별</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>임베딩될 글</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>밖으로 나가는 것</source>
        <translation>What leaves</translation>
    </message>
    <message>
        <source>개인정보</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>내용</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>문제 {n}</source>
        <translation>Issues {n}</translation>
    </message>
    <message>
        <source>문제가 없습니다. 모든 행을 올릴 수 있습니다.</source>
        <translation>No issues. Every row can be taken in.</translation>
    </message>
    <message>
        <source>모든 행을 확인하면 문제가 있는 행을 보여 드립니다.</source>
        <translation>Rows with issues are shown once all rows were checked.</translation>
    </message>
    <message>
        <source>직원별 {n}</source>
        <translation>Employees {n}</translation>
    </message>
    <message>
        <source>개인정보 {n}</source>
        <translation>Personal data {n}</translation>
    </message>
    <message>
        <source>문제 목록</source>
        <translation>Issues</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>전체 진행</source>
        <translation>Overall progress</translation>
    </message>
    <message>
        <source>해결하러 가기</source>
        <translation>Put it right</translation>
    </message>
    <message>
        <source>일시정지</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>계속</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>작업 취소</source>
        <translation>Cancel job</translation>
    </message>
    <message>
        <source>재처리</source>
        <translation>Reprocess</translation>
    </message>
    <message>
        <source>새 버전 버리기</source>
        <translation>Discard new version</translation>
    </message>
    <message>
        <source>처리 상태</source>
        <translation>Processing status</translation>
    </message>
    <message>
        <source>처리된 행</source>
        <translation>Rows processed</translation>
    </message>
    <message>
        <source>생성된 벡터</source>
        <translation>Vectors created</translation>
    </message>
    <message>
        <source>오류 행</source>
        <translation>Rows with errors</translation>
    </message>
    <message>
        <source>처리 시간</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>{n} / {m} 배치 완료</source>
        <translation>{n} / {m} batches done</translation>
    </message>
    <message>
        <source>실패한 배치 {n}개 재처리</source>
        <translation>Retry {n} failed batches</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>가져오기…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>새 템플릿</source>
        <translation>New template</translation>
    </message>
    <message>
        <source>템플릿</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>엑셀의 열을 어떻게 읽고 검색할 글로 만드는지 정합니다</source>
        <translation>How the columns of a workbook are read and become text to search</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’을(를) 개정 {n}(으)로 저장했습니다</source>
        <translation>Template ‘{name}’ was saved as revision {n}</translation>
    </message>
    <message>
        <source>{name} 사본</source>
        <translation>{name} copy</translation>
    </message>
    <message>
        <source>개정 {old}의 내용을 개정 {n}(으)로 저장했습니다</source>
        <translation>Revision {old} was saved again as revision {n}</translation>
    </message>
    <message>
        <source>저장하지 않은 변경</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’의 변경을 버릴까요?</source>
        <translation>Discard the changes of template ‘{name}’?</translation>
    </message>
    <message>
        <source>저장하지 않은 내용은 되살릴 수 없습니다. 저장된 개정은 그대로 남습니다.</source>
        <translation>What is not saved cannot be brought back. Saved revisions stay as they are.</translation>
    </message>
    <message>
        <source>변경 버리기</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’을(를) 목록에서 삭제했습니다</source>
        <translation>Template ‘{name}’ was removed from the list</translation>
    </message>
    <message>
        <source>이 템플릿으로 처리한 문서와 개정 {n}개는 그대로 남습니다.</source>
        <translation>Documents processed with it and its revisions ({n}) stay as they are.</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>템플릿 파일 선택</source>
        <translation>Choose a template file</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’을(를) 가져왔습니다</source>
        <translation>Template ‘{name}’ imported</translation>
    </message>
    <message>
        <source>템플릿 내보내기</source>
        <translation>Export template</translation>
    </message>
    <message>
        <source>템플릿 ‘{name}’을(를) 내보냈습니다</source>
        <translation>Template ‘{name}’ exported</translation>
    </message>
    <message>
        <source>빈 엑셀 양식 저장</source>
        <translation>Save an empty workbook</translation>
    </message>
    <message>
        <source>‘{name}’의 빈 엑셀 양식을 저장했습니다</source>
        <translation>An empty workbook for ‘{name}’ was saved</translation>
    </message>
</context>
<context>
    <name>TextEdit</name>
    <message>
        <source>필드 자동 완성</source>
        <translation>Field completion</translation>
    </message>
</context>
<context>
    <name>TextOptions</name>
    <message>
        <source>인코딩</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>구분 기호</source>
        <translation>Delimiter</translation>
    </message>
    <message>
        <source>인코딩(&amp;E)</source>
        <translation>&amp;Encoding</translation>
    </message>
    <message>
        <source>구분 기호(&amp;L)</source>
        <translation>De&amp;limiter</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>임베딩할 글</source>
        <translation>Embedded text</translation>
    </message>
    <message>
        <source>비워 두면 모든 열을 ‘이름: 값’으로 한 줄씩 적습니다.</source>
        <translation>Left blank, every column is written as a line ‘name: value’.</translation>
    </message>
    <message>
        <source>넣을 필드</source>
        <translation>Fields to insert</translation>
    </message>
    <message>
        <source>모든 필드로 채우기</source>
        <translation>Fill in all fields</translation>
    </message>
    <message>
        <source>글을 모든 필드의 이름과 값으로 채우기</source>
        <translation>Fill the text with the names and values of all fields</translation>
    </message>
    <message>
        <source>한 행을 이렇게 적습니다</source>
        <translation>A row is written like this</translation>
    </message>
    <message>
        <source>칩을 누르거나 끌어 넣으세요. { 를 치면 필드 목록이 열립니다.</source>
        <translation>Press a chip or drag it in. Typing { opens the list of fields.</translation>
    </message>
</context>
<context>
    <name>TrailTab</name>
    <message>
        <source>누가 했는지로 거르기</source>
        <translation>Filter by person</translation>
    </message>
    <message>
        <source>모든 사람</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>한 일로 거르기</source>
        <translation>Filter by action</translation>
    </message>
    <message>
        <source>모든 일</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>문서로 거르기</source>
        <translation>Filter by document</translation>
    </message>
    <message>
        <source>모든 문서</source>
        <translation>All documents</translation>
    </message>
    <message>
        <source>기간으로 거르기</source>
        <translation>Filter by time</translation>
    </message>
    <message>
        <source>모든 기간</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>오늘</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>최근 7일</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>최근 30일</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>최근 1년</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>내보내기…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>걸러진 기록을 모두 Excel이나 CSV로 저장합니다</source>
        <translation>Saves all that is shown as Excel or CSV</translation>
    </message>
    <message>
        <source>최근 {n}건</source>
        <translation>last {n}</translation>
    </message>
    <message>
        <source>{n}건</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>감사 기록 %Y-%m-%d.xlsx</source>
        <translation>Audit trail %Y-%m-%d.xlsx</translation>
    </message>
    <message>
        <source>감사 기록 내보내기</source>
        <translation>Export the audit trail</translation>
    </message>
    <message>
        <source>감사 기록</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>감사 기록 {n}건을 저장했습니다</source>
        <translation>{n} entries saved</translation>
    </message>
</context>
<context>
    <name>TrialPane</name>
    <message>
        <source>파일 선택…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>미리볼 엑셀 파일 선택</source>
        <translation>Choose a workbook to preview</translation>
    </message>
    <message>
        <source>미리볼 시트</source>
        <translation>Sheet to preview</translation>
    </message>
    <message>
        <source>템플릿으로 읽은 표</source>
        <translation>Table as the template reads it</translation>
    </message>
    <message>
        <source>선택한 행에서 임베딩될 글</source>
        <translation>Text to be embedded of the chosen row</translation>
    </message>
    <message>
        <source>미리보기의 문제</source>
        <translation>Issues of the preview</translation>
    </message>
    <message>
        <source>읽는 중…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>고칠 곳이 있어 멈춤</source>
        <translation>Waiting for a correction</translation>
    </message>
    <message>
        <source>읽지 못함</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>미리보기 자세히</source>
        <translation>Preview details</translation>
    </message>
    <message>
        <source>임베딩될 글</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>문제</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>실시간 미리보기</source>
        <translation>Live preview</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>내용</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>문제 {n}</source>
        <translation>Issues {n}</translation>
    </message>
    <message>
        <source>처음 {n}행</source>
        <translation>First {n} rows</translation>
    </message>
    <message>
        <source>맞지 않음</source>
        <translation>Does not fit</translation>
    </message>
    <message>
        <source>이 행은 오류가 있어 저장되지 않습니다.</source>
        <translation>This row has an error and will not be stored.</translation>
    </message>
    <message>
        <source>메타데이터</source>
        <translation>Metadata</translation>
    </message>
</context>
<context>
    <name>TrialRefusal</name>
    <message>
        <source>파일 암호</source>
        <translation>Password of the file</translation>
    </message>
    <message>
        <source>열기</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>UpkeepPage</name>
    <message>
        <source>점검과 백업</source>
        <translation>Checks and backup</translation>
    </message>
    <message>
        <source>백업 · 복원</source>
        <translation>Backup · Restore</translation>
    </message>
    <message>
        <source>보관 · 저장 공간</source>
        <translation>Retention · Storage</translation>
    </message>
    <message>
        <source>점검 · 백업</source>
        <translation>Checks · Backup</translation>
    </message>
    <message>
        <source>인덱스가 맞는지 확인하고 모든 자료를 파일 하나로 보관합니다</source>
        <translation>Checks the index, and keeps everything in one file</translation>
    </message>
    <message>
        <source>인덱스 점검</source>
        <translation>Index check</translation>
    </message>
    <message>
        <source>감사 기록</source>
        <translation>Audit trail</translation>
    </message>
</context>
<context>
    <name>VersionPicker</name>
    <message>
        <source>볼 버전</source>
        <translation>Version shown</translation>
    </message>
    <message>
        <source>버전</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>_Empty</name>
    <message>
        <source>엑셀 파일을 여기에 놓으면 고치는 대로 보여 드립니다</source>
        <translation>Drop a workbook here to see it as you edit</translation>
    </message>
    <message>
        <source>파일은 읽기만 하며, 저장하거나 보내지 않습니다.</source>
        <translation>The file is only read: nothing is stored or sent.</translation>
    </message>
</context>
<context>
    <name>_Result</name>
    <message>
        <source>벡터 인덱스</source>
        <translation>Vector index</translation>
    </message>
    <message>
        <source>임베딩</source>
        <translation>Embedding</translation>
    </message>
</context>
<context>
    <name>_Revisions</name>
    <message>
        <source>개정 목록</source>
        <translation>Revisions</translation>
    </message>
    <message>
        <source>내보내기…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>빈 양식…</source>
        <translation>Empty form…</translation>
    </message>
    <message>
        <source>이 템플릿이 바로 읽을 수 있는 빈 엑셀 파일을 저장합니다.</source>
        <translation>Saves an empty workbook that this template reads without questions.</translation>
    </message>
    <message>
        <source>보기</source>
        <translation>View</translation>
    </message>
    <message>
        <source>이 개정으로 되돌리기</source>
        <translation>Return to this one</translation>
    </message>
    <message>
        <source>템플릿을 고르세요</source>
        <translation>Choose a template</translation>
    </message>
</context>
<context>
    <name>ask</name>
    <message>
        <source>취소</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>행 {n}</source>
        <translation>rows {n}</translation>
    </message>
    <message>
        <source>처리 {n}</source>
        <translation>processed {n}</translation>
    </message>
    <message>
        <source>건너뜀 {n}</source>
        <translation>skipped {n}</translation>
    </message>
    <message>
        <source>오류 {n}</source>
        <translation>errors {n}</translation>
    </message>
    <message>
        <source>추가 {n}</source>
        <translation>added {n}</translation>
    </message>
    <message>
        <source>변경 {n}</source>
        <translation>changed {n}</translation>
    </message>
    <message>
        <source>삭제 {n}</source>
        <translation>removed {n}</translation>
    </message>
    <message>
        <source>다시 나눌 문서 {n}</source>
        <translation>{n} documents to divide</translation>
    </message>
    <message>
        <source>원본 파일 {n}</source>
        <translation>{n} source files</translation>
    </message>
    <message>
        <source>버전 {n}</source>
        <translation>{n} versions</translation>
    </message>
    <message>
        <source>글 {n}</source>
        <translation>{n} texts</translation>
    </message>
    <message>
        <source>벡터 {n}</source>
        <translation>{n} vectors</translation>
    </message>
    <message>
        <source>처리</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>재처리</source>
        <translation>Reprocess</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Roll back</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>정리</source>
        <translation>Clean up</translation>
    </message>
    <message>
        <source>새 버전 버리기</source>
        <translation>Discard new version</translation>
    </message>
    <message>
        <source>점검</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>인덱스 옮기기</source>
        <translation>Move index</translation>
    </message>
    <message>
        <source>버전 받기</source>
        <translation>Accept version</translation>
    </message>
    <message>
        <source>명부 가져오기</source>
        <translation>Import people</translation>
    </message>
    <message>
        <source>직원 등록</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>직원 비활성화</source>
        <translation>Deactivate person</translation>
    </message>
    <message>
        <source>직원 다시 활성화</source>
        <translation>Activate person</translation>
    </message>
    <message>
        <source>사번 변경</source>
        <translation>Change number</translation>
    </message>
    <message>
        <source>사번 변경 취소</source>
        <translation>Undo change of number</translation>
    </message>
    <message>
        <source>백업</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>복원</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>내용 지우기</source>
        <translation>Erase content</translation>
    </message>
    <message>
        <source>보관 기준 변경</source>
        <translation>Retention changed</translation>
    </message>
    <message>
        <source>이전 버전 지우기</source>
        <translation>Older versions erased</translation>
    </message>
    <message>
        <source>완료</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>실패</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>취소됨</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>언제</source>
        <translation>When</translation>
    </message>
    <message>
        <source>누가</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>무엇을</source>
        <translation>What</translation>
    </message>
    <message>
        <source>버전</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>결과</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>수치</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>choose</name>
    <message>
        <source>엑셀 파일 선택</source>
        <translation>Choose Excel files</translation>
    </message>
    <message>
        <source>폴더 선택</source>
        <translation>Choose folder</translation>
    </message>
</context>
<context>
    <name>diff</name>
    <message>
        <source>추가</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>삭제</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>변경</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>행 이동</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>차이</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>이전 행</source>
        <translation>Old row</translation>
    </message>
    <message>
        <source>이전 내용</source>
        <translation>Old content</translation>
    </message>
    <message>
        <source>새 행</source>
        <translation>New row</translation>
    </message>
    <message>
        <source>새 내용</source>
        <translation>New content</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
</context>
<context>
    <name>document</name>
    <message>
        <source>임베딩 중</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>저장 중</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>확인 중</source>
        <translation>Confirming</translation>
    </message>
    <message>
        <source>삭제 중</source>
        <translation>Deleting</translation>
    </message>
    <message>
        <source>배치</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>하는 일</source>
        <translation>Does</translation>
    </message>
    <message>
        <source>엑셀 행</source>
        <translation>Excel rows</translation>
    </message>
    <message>
        <source>작업 수</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>시도</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>오류</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>삭제</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>저장</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>진행률 {n}퍼센트, {state}</source>
        <translation>{n} percent, {state}</translation>
    </message>
    <message>
        <source>버전</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>바뀐 것</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>누가</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>언제</source>
        <translation>When</translation>
    </message>
    <message>
        <source>버전 {v}(으)로: 추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u} (네임스페이스 {n}개)</source>
        <translation>To version {v}: added {a} · changed {c}{m} · removed {r} · unchanged {u} ({n} namespaces)</translation>
    </message>
    <message>
        <source>추가 {a} · 변경 {c} · 삭제 {r}</source>
        <translation>added {a} · changed {c} · removed {r}</translation>
    </message>
    <message>
        <source>v{n} 현재</source>
        <translation>v{n} in use</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>문서</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>템플릿</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>방식</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>버전</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>진행</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>바뀐 때</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>진행률 {n}퍼센트, {state}</source>
        <translation>{n} percent, {state}</translation>
    </message>
</context>
<context>
    <name>endings</name>
    <message>
        <source>‘{name}’은(는) 이미 처리된 파일과 같습니다</source>
        <translation>‘{name}’ is the same as the file processed before</translation>
    </message>
    <message>
        <source>바뀐 내용이 없어 새 버전을 만들지 않았습니다.</source>
        <translation>Nothing changed, so no new version was made.</translation>
    </message>
    <message>
        <source>‘{name}’ {kind} 작업이 끝났습니다</source>
        <translation>‘{name}’: {kind} finished</translation>
    </message>
    <message>
        <source>{kind} 작업이 끝났습니다</source>
        <translation>{kind} has ended</translation>
    </message>
    <message>
        <source>‘{name}’ 작업을 취소했습니다</source>
        <translation>‘{name}’: job cancelled</translation>
    </message>
    <message>
        <source>이미 저장된 것은 문서 화면의 ‘새 버전 버리기’나 ‘재처리’로 정리할 수 있습니다.</source>
        <translation>What was stored already can be taken back with ‘Discard new version’ or finished with ‘Reprocess’.</translation>
    </message>
    <message>
        <source>벡터 추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u}, 오류 행 {e} ({time})</source>
        <translation>Vectors added {a} · changed {c}{m} · removed {r} · unchanged {u}, rows with errors {e} ({time})</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>${n} 미만</source>
        <translation>under ${n}</translation>
    </message>
    <message>
        <source>1원 미만</source>
        <translation>under ₩1</translation>
    </message>
    <message>
        <source>{n}원</source>
        <translation>₩{n}</translation>
    </message>
    <message>
        <source>{n}초</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{m}분 {s}초</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{h}시간 {m}분</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>오늘 {time}</source>
        <translation>Today {time}</translation>
    </message>
    <message>
        <source>어제 {time}</source>
        <translation>Yesterday {time}</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>키</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>하는 일</source>
        <translation>What it does</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>사번이 비어 있음</source>
        <translation>No employee number</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>읽는 중</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>선택 필요</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>준비됨</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>시작됨</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>암호 필요</source>
        <translation>Password needed</translation>
    </message>
    <message>
        <source>읽지 못함</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>사번</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>성명</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>부서</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>등록되지 않은 직원 (비슷한 사번: {near})</source>
        <translation>Unknown (looks like: {near})</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>보이는 값은 같음</source>
        <translation>Same values</translation>
    </message>
    <message>
        <source>이전 {old}행 → 새 {new}행</source>
        <translation>Row {old} before → row {new} now</translation>
    </message>
    <message>
        <source>보이는 값은 모두 같고, 임베딩될 글이나 담당 직원이 달라집니다.</source>
        <translation>All values read the same; the text to embed or the employee differs.</translation>
    </message>
    <message>
        <source>(빈칸)</source>
        <translation>(blank)</translation>
    </message>
    <message>
        <source>그 밖에 열 {n}개</source>
        <translation>Other columns: {n}</translation>
    </message>
    <message>
        <source>등록되지 않은 직원</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>그 밖의 모르는 사번</source>
        <translation>Other unknown numbers</translation>
    </message>
    <message>
        <source>중단됨</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>쉼표 ,</source>
        <translation>Comma ,</translation>
    </message>
    <message>
        <source>탭</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>세미콜론 ;</source>
        <translation>Semicolon ;</translation>
    </message>
    <message>
        <source>세로줄 |</source>
        <translation>Bar |</translation>
    </message>
    <message>
        <source>자동: {found}</source>
        <translation>Auto: {found}</translation>
    </message>
    <message>
        <source>자동</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>열</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>형태</source>
        <translation>As</translation>
    </message>
    <message>
        <source>개인정보</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>글</source>
        <translation>text</translation>
    </message>
    <message>
        <source>메타데이터</source>
        <translation>metadata</translation>
    </message>
    <message>
        <source>그대로 보냄</source>
        <translation>Send as it is</translation>
    </message>
    <message>
        <source>가려서 보냄</source>
        <translation>Send masked</translation>
    </message>
    <message>
        <source>빼고 보냄</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>값이 있으면 거부</source>
        <translation>Refuse if present</translation>
    </message>
    <message>
        <source>정해야 함</source>
        <translation>Undecided</translation>
    </message>
</context>
<context>
    <name>intake_rules</name>
    <message>
        <source>이 폴더에는 가져올 수 있는 엑셀 파일이 없습니다.</source>
        <translation>This folder has no Excel files that can be imported.</translation>
    </message>
    <message>
        <source>나머지 {n}개 파일</source>
        <translation>{n} other files</translation>
    </message>
    <message>
        <source>한 번에 {n}개까지 가져올 수 있습니다.</source>
        <translation>Up to {n} files can be imported at once.</translation>
    </message>
    <message>
        <source>엑셀이 열려 있는 동안 생기는 임시 파일입니다. 원본 파일을 선택하세요.</source>
        <translation>A temporary file that exists while Excel has the workbook open. Choose the original file.</translation>
    </message>
    <message>
        <source>문서 파일은 가져올 수 없습니다. 표를 엑셀(.xlsx)로 저장한 뒤 다시 시도하세요.</source>
        <translation>Documents cannot be imported. Save the table as Excel (.xlsx) and try again.</translation>
    </message>
    <message>
        <source>압축 파일입니다. 압축을 푼 뒤 엑셀 파일을 놓으세요.</source>
        <translation>A compressed archive. Unpack it and drop the Excel files.</translation>
    </message>
    <message>
        <source>엑셀이나 CSV 파일이 아닙니다. .xlsx, .xls, .xlsb, .ods, .csv 파일을 선택하세요.</source>
        <translation>Not an Excel or CSV file. Choose .xlsx, .xls, .xlsb, .ods or .csv.</translation>
    </message>
    <message>
        <source>파일을 찾을 수 없거나 읽을 권한이 없습니다.</source>
        <translation>The file cannot be found, or may not be read.</translation>
    </message>
    <message>
        <source>내용이 없는 빈 파일입니다.</source>
        <translation>The file is empty.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>템플릿</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>검색 확인</source>
        <translation>Search check</translation>
    </message>
    <message>
        <source>점검 · 백업</source>
        <translation>Checks · Backup</translation>
    </message>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>사용 안내</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>사번</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>성명</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>부서</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>네임스페이스</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>상태</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>문서 수</source>
        <translation>Docs</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>벡터</source>
        <translation>Vectors</translation>
    </message>
    <message>
        <source>구분</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>바뀌는 내용</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>활성</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>비활성</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>문제</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>추가</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>변경</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>그대로</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>비활성인 채로 둡니다</source>
        <translation>stays inactive</translation>
    </message>
    <message>
        <source>바뀌는 직원이 없습니다. 명부가 이미 반영되어 있습니다.</source>
        <translation>Nobody changes: the list is already taken.</translation>
    </message>
    <message>
        <source>아직 아무것도 바꾸지 않았습니다. 명부에 없는 직원은 그대로 둡니다.</source>
        <translation>Nothing is changed yet. People who are not on the list stay as they are.</translation>
    </message>
    <message>
        <source>이 사번을 기다리던 문서 {n}개도 함께 다시 나눕니다.</source>
        <translation>{n} documents that waited for these numbers are divided anew.</translation>
    </message>
</context>
<context>
    <name>remedies</name>
    <message>
        <source>API 키 설정 열기</source>
        <translation>Open the API keys</translation>
    </message>
    <message>
        <source>처리 서비스 설정 열기</source>
        <translation>Open the services</translation>
    </message>
    <message>
        <source>연결 확인하기</source>
        <translation>Check the connection</translation>
    </message>
    <message>
        <source>한도 설정 열기</source>
        <translation>Open the limits</translation>
    </message>
    <message>
        <source>옮기기 열기</source>
        <translation>Open the move</translation>
    </message>
    <message>
        <source>개인정보 처리 정하기</source>
        <translation>Decide on personal data</translation>
    </message>
    <message>
        <source>지금 다시 시작</source>
        <translation>Start again now</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>점수</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>문서</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>행</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>내용</source>
        <translation>Content</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>처리 서비스</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>글을 벡터로 바꾸는 곳과 벡터를 보관하는 곳입니다. 바꾸어도 이미 저장한 문서는 그대로 남으며, 옮길지 물어봅니다.</source>
        <translation>Where texts become vectors, and where vectors are kept. A change leaves stored documents as they are and offers to move them.</translation>
    </message>
    <message>
        <source>임베딩(&amp;E)</source>
        <translation>&amp;Embedding</translation>
    </message>
    <message>
        <source>임베딩 모델</source>
        <translation>Embedding model</translation>
    </message>
    <message>
        <source>비워 두면 text-embedding-3-small을 씁니다.</source>
        <translation>Leave it empty for text-embedding-3-small.</translation>
    </message>
    <message>
        <source>차원</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>비워 두면 모델의 차원을 씁니다.</source>
        <translation>Leave it empty for the model&apos;s own.</translation>
    </message>
    <message>
        <source>OpenAI 서버 주소</source>
        <translation>OpenAI server address</translation>
    </message>
    <message>
        <source>회사 게이트웨이나 호환 서버를 쓸 때만 적으세요. 비워 두면 OpenAI입니다.</source>
        <translation>Only for a company gateway or a compatible server. Leave it empty for OpenAI.</translation>
    </message>
    <message>
        <source>벡터 인덱스(&amp;X)</source>
        <translation>Vector inde&amp;x</translation>
    </message>
    <message>
        <source>Pinecone 인덱스</source>
        <translation>Pinecone index</translation>
    </message>
    <message>
        <source>인덱스의 이름이나 주소입니다.</source>
        <translation>The index&apos;s name or address.</translation>
    </message>
    <message>
        <source>주소 환경 변수(&amp;V)</source>
        <translation>Address &amp;variables</translation>
    </message>
    <message>
        <source>한도와 비용</source>
        <translation>Limits and cost</translation>
    </message>
    <message>
        <source>클라우드로 처리할 때 쓰는 돈의 한도입니다. 넘기 전에 작업을 멈추고 알려 드립니다.</source>
        <translation>What a job in the cloud may cost. It is stopped and you are told before it passes the cap.</translation>
    </message>
    <message>
        <source>작업 하나의 한도(달러)(&amp;C)</source>
        <translation>&amp;Cap of one job (dollars)</translation>
    </message>
    <message>
        <source>1달러는 몇 원</source>
        <translation>Won per dollar</translation>
    </message>
    <message>
        <source>원으로 보여 드릴 때만 씁니다. 환율을 인터넷에서 찾지 않습니다.</source>
        <translation>Only for showing won. No rate is looked up on the internet.</translation>
    </message>
    <message>
        <source>동시에 처리할 배치</source>
        <translation>Batches at once</translation>
    </message>
    <message>
        <source>1에서 20까지. 보통 5가 알맞습니다.</source>
        <translation>From 1 to 20. Usually 5 is right.</translation>
    </message>
    <message>
        <source>회사</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>이 컴퓨터의 화면과 백업에만 쓰는 이름입니다.</source>
        <translation>A name for this computer&apos;s window and backups only.</translation>
    </message>
    <message>
        <source>회사 이름(&amp;N)</source>
        <translation>Company &amp;name</translation>
    </message>
    <message>
        <source>환경 변수</source>
        <translation>Environment variable</translation>
    </message>
    <message>
        <source>이 컴퓨터의 키 보관소</source>
        <translation>This computer&apos;s keychain</translation>
    </message>
    <message>
        <source>끝낼 때까지만</source>
        <translation>Until the end only</translation>
    </message>
    <message>
        <source>키 없음</source>
        <translation>No key</translation>
    </message>
</context>
<context>
    <name>template_faults</name>
    <message>
        <source>템플릿 이름</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>설명</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>필드 이름</source>
        <translation>Field name</translation>
    </message>
    <message>
        <source>동의어</source>
        <translation>Other headers</translation>
    </message>
    <message>
        <source>형식</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>허용 값</source>
        <translation>Allowed values</translation>
    </message>
    <message>
        <source>최솟값</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>최댓값</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>키</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>직원 열</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>임베딩할 글</source>
        <translation>Embedded text</translation>
    </message>
    <message>
        <source>메타데이터</source>
        <translation>Metadata</translation>
    </message>
    <message>
        <source>머리글 행</source>
        <translation>Header rows</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>템플릿</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>개정</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>종류</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>직원 열</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>언제</source>
        <translation>When</translation>
    </message>
    <message>
        <source>쓴 문서</source>
        <translation>Used by</translation>
    </message>
    <message>
        <source>만든 것</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>기본 · 수정</source>
        <translation>Built in, edited</translation>
    </message>
    <message>
        <source>기본 제공</source>
        <translation>Built in</translation>
    </message>
    <message>
        <source>글자</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>정수</source>
        <translation>Integer</translation>
    </message>
    <message>
        <source>숫자</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>날짜</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>연월</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>예/아니요</source>
        <translation>Yes/no</translation>
    </message>
    <message>
        <source>이메일</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>그대로 저장</source>
        <translation>Store as it is</translation>
    </message>
    <message>
        <source>가려서 저장</source>
        <translation>Store masked</translation>
    </message>
    <message>
        <source>저장하지 않음</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>값이 있으면 거부</source>
        <translation>Refuse rows with it</translation>
    </message>
    <message>
        <source>(이름 없음)</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>필드</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>유형</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>규칙</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>키</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>필수</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>중복 금지</source>
        <translation>Unique</translation>
    </message>
    <message>
        <source>개인정보 거부</source>
        <translation>Refuses personal data</translation>
    </message>
    <message>
        <source>있음</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>없음</source>
        <translation>No</translation>
    </message>
    <message>
        <source>모든 열</source>
        <translation>All columns</translation>
    </message>
    <message>
        <source>선택됨</source>
        <translation>on</translation>
    </message>
    <message>
        <source>선택 안 됨</source>
        <translation>off</translation>
    </message>
    <message>
        <source>메타데이터</source>
        <translation>Metadata</translation>
    </message>
    <message>
        <source>템플릿의 필드</source>
        <translation>A field of the template</translation>
    </message>
    <message>
        <source>행을 서로 구별하는 필드. 바뀐 행이 같은 자리에서 갱신됩니다.</source>
        <translation>Tells one row from another: a changed row is replaced in place.</translation>
    </message>
    <message>
        <source>직원의 사번이 있는 필드. 직원별로 나눌 때 씁니다.</source>
        <translation>Holds the employee&apos;s number, for splitting by employee.</translation>
    </message>
    <message>
        <source>벡터 옆에 저장하여 챗봇이 거를 때 쓰는 필드.</source>
        <translation>Stands beside the vector, for the chatbot&apos;s filters.</translation>
    </message>
</context>
<context>
    <name>upkeep</name>
    <message>
        <source>읽은 행과 처리 결과의 수가 다릅니다</source>
        <translation>Rows read and rows accounted for differ</translation>
    </message>
    <message>
        <source>저장되지 않은 이유가 없는 행이 있습니다</source>
        <translation>A row was left out without a reason</translation>
    </message>
    <message>
        <source>있어야 할 레코드가 원장에 없습니다</source>
        <translation>The ledger lacks a record</translation>
    </message>
    <message>
        <source>없어야 할 레코드가 원장에 있습니다</source>
        <translation>The ledger has a record too many</translation>
    </message>
    <message>
        <source>행이 다른 직원의 것에 들어 있습니다</source>
        <translation>A row stands in another person’s namespace</translation>
    </message>
    <message>
        <source>되돌리기에 필요한 글이 없습니다</source>
        <translation>A text that a rollback needs is missing</translation>
    </message>
    <message>
        <source>보관한 글이 바뀌었습니다</source>
        <translation>A kept text has changed</translation>
    </message>
    <message>
        <source>되돌리기에 필요한 벡터가 없습니다</source>
        <translation>A vector that a rollback needs is missing</translation>
    </message>
    <message>
        <source>인덱스에 레코드가 없습니다</source>
        <translation>The index lacks a record</translation>
    </message>
    <message>
        <source>원장에 없는 레코드가 인덱스에 있습니다</source>
        <translation>The index has a record that the ledger does not</translation>
    </message>
    <message>
        <source>인덱스의 레코드가 원장과 다릅니다</source>
        <translation>A record in the index differs from the ledger</translation>
    </message>
    <message>
        <source>네임스페이스</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>없어짐</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>주인 없음</source>
        <translation>Orphaned</translation>
    </message>
    <message>
        <source>바뀜</source>
        <translation>Altered</translation>
    </message>
    <message>
        <source>남의 것</source>
        <translation>Foreign</translation>
    </message>
    <message>
        <source>지켜지지 않은 규칙</source>
        <translation>Broken rule</translation>
    </message>
    <message>
        <source>어디</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>만든 때</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>종류</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>크기</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>파일</source>
        <translation>File</translation>
    </message>
    <message>
        <source>매일</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>업데이트 전</source>
        <translation>Before an update</translation>
    </message>
    <message>
        <source>데이터베이스 (행, 이력, 보관한 벡터)</source>
        <translation>Database (rows, history, kept vectors)</translation>
    </message>
    <message>
        <source>원본 파일</source>
        <translation>Source files</translation>
    </message>
    <message>
        <source>내장 인덱스</source>
        <translation>Built-in index</translation>
    </message>
    <message>
        <source>자동 백업</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>복원하며 남긴 사본</source>
        <translation>Copies kept by restores</translation>
    </message>
    <message>
        <source>임시 파일과 설정</source>
        <translation>Temporary files, settings</translation>
    </message>
    <message>
        <source>무엇</source>
        <translation>What</translation>
    </message>
    <message>
        <source>파일 수</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>차지하는 정도</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>지우지 않습니다. 언제든 어느 버전으로나 되돌릴 수 있습니다.</source>
        <translation>Nothing is erased: any version can be returned to at any time.</translation>
    </message>
    <message>
        <source>지금 지워질 버전은 없습니다. 쓰는 버전은 지우지 않습니다.</source>
        <translation>No version would be erased now. The active one never is.</translation>
    </message>
    <message>
        <source>적용하면 문서 {d}개의 이전 버전 {v}개 (행 {r}개, 원본 파일 {size})의 내용이 지워집니다. 쓰는 버전은 지우지 않습니다.</source>
        <translation>Applying erases the content of {v} old versions of {d} documents ({r} rows, {size} of source files). The active version never goes.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>대기 중</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>처리 중</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>완료</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>실패</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>롤백됨</source>
        <translation>Rolled back</translation>
    </message>
    <message>
        <source>정리됨</source>
        <translation>Cleaned up</translation>
    </message>
    <message>
        <source>일시정지</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>취소됨</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>확인 필요</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>저장됨</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>건너뜀</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>전사 공통</source>
        <translation>Company-wide</translation>
    </message>
    <message>
        <source>직원별</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>처리</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>재처리</source>
        <translation>Reprocess</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Roll back</translation>
    </message>
    <message>
        <source>실행 취소</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>정리</source>
        <translation>Clean up</translation>
    </message>
    <message>
        <source>새 버전 버리기</source>
        <translation>Discard new version</translation>
    </message>
    <message>
        <source>점검</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>인덱스 옮기기</source>
        <translation>Move index</translation>
    </message>
    <message>
        <source>파일 읽는 중</source>
        <translation>Reading file</translation>
    </message>
    <message>
        <source>옮길 준비 중</source>
        <translation>Preparing the move</translation>
    </message>
    <message>
        <source>바뀐 것 찾는 중</source>
        <translation>Finding changes</translation>
    </message>
    <message>
        <source>벡터 저장 중</source>
        <translation>Storing vectors</translation>
    </message>
    <message>
        <source>남은 벡터 지우는 중</source>
        <translation>Deleting leftovers</translation>
    </message>
    <message>
        <source> · 행 번호만 변경 {n}</source>
        <translation> · only the row number {n}</translation>
    </message>
    <message>
        <source>{row}행</source>
        <translation>row {row}</translation>
    </message>
    <message>
        <source>{name} 열</source>
        <translation>column {name}</translation>
    </message>
</context>
</TS>
