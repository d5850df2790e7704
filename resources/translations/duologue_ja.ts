<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>The program&apos;s icon</source>
        <translation>プログラムのアイコン</translation>
    </message>
    <message>
        <source>Talk with a realtime speech model: hear it, see it, measure it, tune it.</source>
        <translation>リアルタイム音声モデルとの会話。聞く、見る、測る、調整する。</translation>
    </message>
    <message>
        <source>Version {0} · MIT licence</source>
        <translation>バージョン {0} · MIT ライセンス</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Not signed in</source>
        <translation>未サインイン</translation>
    </message>
    <message>
        <source>Account: {0}</source>
        <translation>アカウント: {0}</translation>
    </message>
    <message>
        <source>Sign in as somebody else…</source>
        <translation>別のアカウントでサインイン…</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>サインイン…</translation>
    </message>
    <message>
        <source>Sign in with a code…</source>
        <translation>コードでサインイン…</translation>
    </message>
    <message>
        <source>Sign out {0}</source>
        <translation>{0} からサインアウト</translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message>
        <source>{0} is used; that is where the service answers.</source>
        <translation>{0} を使用します。サービスが応答するのはこのホストです。</translation>
    </message>
    <message>
        <source>{0} is used; the address names {1}.</source>
        <translation>{0} を使用します（アドレスでは {1} が指定されています）。</translation>
    </message>
    <message>
        <source>api-version {0} was left out: this path refuses it.</source>
        <translation>api-version {0} は除きました。このパスでは受け付けられません。</translation>
    </message>
    <message>
        <source>Left out of the address: {0}.</source>
        <translation>アドレスから除いたもの: {0}</translation>
    </message>
    <message>
        <source>The name of the deployment is missing.</source>
        <translation>デプロイ名が指定されていません。</translation>
    </message>
    <message>
        <source>No model is named; {0} is used.</source>
        <translation>モデルの指定がないため、{0} を使用します。</translation>
    </message>
    <message>
        <source>This address is not encrypted, so your voice and key would be readable on the way; use wss.</source>
        <translation>このアドレスは暗号化されないため、音声とキーが通信の途中で読み取られるおそれがあります。wss を使用してください。</translation>
    </message>
    <message>
        <source>The key holds characters that no key has; copy it again.</source>
        <translation>キーに使えない文字が含まれています。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>This is the preview path; the public services closed it in 2026, so expect only private endpoints to answer.</source>
        <translation>これはプレビュー版のパスです。公開サービスでは 2026 年に廃止されたため、応答するのはプライベートエンドポイントだけと考えられます。</translation>
    </message>
    <message>
        <source>This address belongs to another speech API than the Realtime API.</source>
        <translation>これは Realtime API ではなく、別の音声 API のアドレスです。</translation>
    </message>
    <message>
        <source>{0} is used; it is the path of the chosen protocol version.</source>
        <translation>{0} を使用します。選択したプロトコルのバージョンに合うパスです。</translation>
    </message>
    <message>
        <source>{0} is used; realtime sessions are opened there.</source>
        <translation>{0} を使用します。リアルタイムセッションはこのパスで開始します。</translation>
    </message>
    <message>
        <source>Headers are written as “Name: value”, one a line.</source>
        <translation>ヘッダーは「Name: value」の形で、1 行に 1 つ入力してください。</translation>
    </message>
    <message>
        <source>The header {0} belongs to the connection itself.</source>
        <translation>ヘッダー {0} は接続そのものに使われるため、指定できません。</translation>
    </message>
    <message>
        <source>The value of {0} holds characters that no header can have.</source>
        <translation>{0} の値に、ヘッダーで使えない文字が含まれています。</translation>
    </message>
    <message>
        <source>The header {0} is there twice.</source>
        <translation>ヘッダー {0} が重複しています。</translation>
    </message>
    <message>
        <source>Names cannot be listed through a SOCKS proxy; type the name instead.</source>
        <translation>SOCKS プロキシ経由では一覧を取得できません。名前を直接入力してください。</translation>
    </message>
    <message>
        <source>No address is given.</source>
        <translation>アドレスが入力されていません。</translation>
    </message>
    <message>
        <source>0.0.0.0 is where a server listens; 127.0.0.1 is used.</source>
        <translation>0.0.0.0 はサーバーの待ち受け用のアドレスです。127.0.0.1 を使用します。</translation>
    </message>
    <message>
        <source>The key in the address was moved to a header.</source>
        <translation>アドレス内のキーをヘッダーに移しました。</translation>
    </message>
    <message>
        <source>The secret before the @ was moved to a header.</source>
        <translation>@ の前にある認証情報をヘッダーに移しました。</translation>
    </message>
    <message>
        <source>This looks like a key, not an address; it belongs in the key&apos;s field.</source>
        <translation>アドレスではなくキーのようです。キーの欄に入力してください。</translation>
    </message>
    <message>
        <source>The address still holds a placeholder; put your own resource and deployment name there.</source>
        <translation>アドレスに仮の文字列が残っています。ご自分のリソース名とデプロイ名に置き換えてください。</translation>
    </message>
    <message>
        <source>This is not an address: there are spaces in it.</source>
        <translation>空白が含まれているため、アドレスとして使用できません。</translation>
    </message>
    <message>
        <source>An address begins with wss://, https://, ws:// or http://.</source>
        <translation>アドレスは wss://、https://、ws://、http:// のいずれかで始めてください。</translation>
    </message>
    <message>
        <source>The host name in the address is not valid.</source>
        <translation>アドレスのホスト名が正しくありません。</translation>
    </message>
    <message>
        <source>The port in the address is not a number from 1 to 65535.</source>
        <translation>アドレスのポートには 1 から 65535 までの数を指定してください。</translation>
    </message>
    <message>
        <source>A proxy is written like http://proxy.example:8080.</source>
        <translation>プロキシは http://proxy.example:8080 の形で入力してください。</translation>
    </message>
    <message>
        <source>This is a page of the portal; copy the endpoint or the target URI that the page shows for your resource.</source>
        <translation>これはポータルのページです。ページに表示されている、リソースのエンドポイントまたはターゲット URI をコピーしてください。</translation>
    </message>
    <message>
        <source>There is no connection {0}. Known are: {1}.</source>
        <translation>接続「{0}」はありません。登録されている接続: {1}</translation>
    </message>
    <message>
        <source>This connection is gone; choose another one.</source>
        <translation>この接続はなくなりました。別の接続を選んでください。</translation>
    </message>
    <message>
        <source>The key cannot be read from the secret store: {0}</source>
        <translation>シークレットストアからキーを読み取れません: {0}</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The session has begun.</source>
        <translation>セッションが始まりました。</translation>
    </message>
    <message>
        <source>Muted.</source>
        <translation>ミュート中です。</translation>
    </message>
    <message>
        <source>No longer muted.</source>
        <translation>ミュートを解除しました。</translation>
    </message>
    <message>
        <source>Recording.</source>
        <translation>録音しています。</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>送信しました。</translation>
    </message>
    <message>
        <source>Cut at {0}.</source>
        <translation>{0} で打ち切られました。</translation>
    </message>
    <message>
        <source>This session ends within {0} min.</source>
        <translation>このセッションは {0} 分以内に終了します。</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Movement</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks. Levels and words still come as they come.</source>
        <translation>スライド、フェード、点滅を行いません。レベルと文字は通常どおり表示されます。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>As the system ({0})</source>
        <translation>システムに合わせる（{0}）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
</context>
<context>
    <name>AudioDesk</name>
    <message>
        <source>System default</source>
        <translation>システムの既定</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>System default: {0}</source>
        <translation>システムの既定: {0}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>音声ファイル</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0}（未接続）</translation>
    </message>
</context>
<context>
    <name>Capabilities</name>
    <message>
        <source>The preview protocol was closed here in spring 2026; only private endpoints still answer it.</source>
        <translation>プレビュー版プロトコルは 2026 年春に廃止されました。応答するのはプライベートエンドポイントだけです。</translation>
    </message>
    <message>
        <source>The GA path takes no api-version: one that is sent anyway is answered with 401.</source>
        <translation>GA のパスは api-version を受け付けません。付けて送ると 401 が返ります。</translation>
    </message>
    <message>
        <source>No idle time-out, no truncation setting, and none of the voices marin and cedar.</source>
        <translation>アイドルタイムアウトと打ち切りの設定はなく、marin と cedar の声は使えません。</translation>
    </message>
    <message>
        <source>Temperature can be set (0.6 to 1.2).</source>
        <translation>温度を設定できます（0.6～1.2）。</translation>
    </message>
    <message>
        <source>No temperature. One unknown field voids a whole settings update, so Duologue sends only what GA knows.</source>
        <translation>温度は設定できません。不明な項目が 1 つでもあると設定の更新全体が無効になるため、Duologue は GA にある項目だけを送ります。</translation>
    </message>
    <message>
        <source>Semantic turn detection is accepted, but is reported to hear no speech; server VAD is the safe choice.</source>
        <translation>セマンティックのターン検出は受け付けられますが、発話を検出しないという報告があります。サーバー VAD が確実です。</translation>
    </message>
    <message>
        <source>The transcription model is the name of a deployment too; a wrong one shows only when the first words fail.</source>
        <translation>文字起こしモデルにもデプロイ名を指定します。誤りは、最初の文字起こしに失敗して初めて分かります。</translation>
    </message>
    <message>
        <source>No rate limits are reported. Azure&apos;s documents give a session 30 minutes.</source>
        <translation>レート制限は通知されません。Azure のドキュメントでは、セッションは 30 分までです。</translation>
    </message>
    <message>
        <source>A session lasts 60 minutes at most; rate limits are reported after each response.</source>
        <translation>セッションは最長 60 分です。レート制限は応答のたびに通知されます。</translation>
    </message>
    <message>
        <source>A practice partner on this computer: it needs no network, and is no language model.</source>
        <translation>このコンピューターで動く練習相手です。ネットワークは不要で、言語モデルではありません。</translation>
    </message>
    <message>
        <source>What this server lacks shows in the settings: each field says whether it was taken.</source>
        <translation>このサーバーが対応していない項目は設定で分かります。反映されたかどうかが項目ごとに表示されます。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Duologue numbers its events itself: your event_id will be replaced.</source>
        <translation>イベントの番号は Duologue が付けます。入力した event_id は置き換えられます。</translation>
    </message>
    <message>
        <source>There is no session. Press Start first.</source>
        <translation>セッションがありません。先に「開始」を押してください。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>送信する内容がありません。</translation>
    </message>
    <message>
        <source>Choose a type, or write an event.</source>
        <translation>種類を選ぶか、イベントを入力してください。</translation>
    </message>
    <message>
        <source>This is longer than a service takes.</source>
        <translation>サービスが受け付ける長さを超えています。</translation>
    </message>
    <message>
        <source>Not JSON, line {0}, column {1}: {2}.</source>
        <translation>JSON として読めません（{0} 行 {1} 列）: {2}</translation>
    </message>
    <message>
        <source>The event is nested too deeply.</source>
        <translation>イベントの入れ子が深すぎます。</translation>
    </message>
    <message>
        <source>This is larger than a service takes.</source>
        <translation>サービスが受け付けるサイズを超えています。</translation>
    </message>
    <message>
        <source>The network does not keep up: too much waits to be sent.</source>
        <translation>ネットワークが追いついていません。送信待ちのデータが多すぎます。</translation>
    </message>
    <message>
        <source>This dialect has no such event.</source>
        <translation>このプロトコルに、このイベントはありません。</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>セッションは終了しています。</translation>
    </message>
</context>
<context>
    <name>ComposerPane</name>
    <message>
        <source>Type of the event</source>
        <translation>イベントの種類</translation>
    </message>
    <message>
        <source>What was sent before</source>
        <translation>これまでに送信したもの</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Send the event (Ctrl+Enter)</source>
        <translation>イベントを送信 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>このまま送信</translation>
    </message>
    <message>
        <source>Send the text as it stands, to see what the service says</source>
        <translation>このままの内容を送信し、サービスの反応を確認します</translation>
    </message>
    <message>
        <source>The service takes this.</source>
        <translation>サービスが受け付ける形式です。</translation>
    </message>
    <message>
        <source>Sent at {0}.</source>
        <translation>{0} に送信しました。</translation>
    </message>
    <message>
        <source>Choose a type, or write JSON. Ctrl+Enter sends it.</source>
        <translation>種類を選ぶか、JSON を入力してください。Ctrl+Enter で送信します。</translation>
    </message>
    <message>
        <source>Choose a type</source>
        <translation>種類を選択</translation>
    </message>
    <message>
        <source>Nothing was sent by hand yet</source>
        <translation>手動で送信したイベントはまだありません</translation>
    </message>
    <message>
        <source>The event as JSON</source>
        <translation>イベントの JSON</translation>
    </message>
    <message>
        <source>What the service would say</source>
        <translation>サービスの反応の予測</translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>Connect Azure OpenAI</source>
        <translation>Azure OpenAI に接続</translation>
    </message>
    <message>
        <source>Connect OpenAI</source>
        <translation>OpenAI に接続</translation>
    </message>
    <message>
        <source>Connect another service</source>
        <translation>別のサービスに接続</translation>
    </message>
    <message>
        <source>Change a connection</source>
        <translation>接続の変更</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>保存して使用</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>クラウド</translation>
    </message>
    <message>
        <source>Key travels as</source>
        <translation>キーの送り方</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose the file of certificates</source>
        <translation>証明書ファイルを選択</translation>
    </message>
    <message>
        <source>Allow ws:// beyond this computer</source>
        <translation>外部への ws:// を許可</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API バージョン</translation>
    </message>
    <message>
        <source>Of Azure&apos;s preview path; GA takes none.</source>
        <translation>Azure のプレビュー版パスで使います。GA では指定しません。</translation>
    </message>
    <message>
        <source>As the service wants it</source>
        <translation>サービスに合わせる</translation>
    </message>
    <message>
        <source>X-Team: voice</source>
        <translation>X-Team: voice</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>追加のヘッダー</translation>
    </message>
    <message>
        <source>One a line. Values that are secrets, by name or looks, go into the secret store.</source>
        <translation>1 行に 1 つ入力します。名前や形式から機密情報と判断された値は、シークレットストアに保存されます。</translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation>システムの設定に従う</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Like http://user@proxy.example:8080, or none. A password goes into the secret store.</source>
        <translation>http://user@proxy.example:8080 の形で入力します。none と入力すると使いません。パスワードはシークレットストアに保存されます。</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA ファイル</translation>
    </message>
    <message>
        <source>A PEM file of certificates that are trusted here besides the system&apos;s.</source>
        <translation>システムの証明書に加えて、この接続で信頼する証明書の PEM ファイルです。</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>Voice and key are then readable for everybody on the way.</source>
        <translation>音声とキーが、通信の途中でだれにでも読み取れる状態になります。</translation>
    </message>
    <message>
        <source>any organisation</source>
        <translation>任意の組織</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>テナント</translation>
    </message>
    <message>
        <source>Its id or domain, or a whole authority (https://…).</source>
        <translation>ID またはドメイン、あるいは機関の URL 全体 (https://…) です。</translation>
    </message>
    <message>
        <source>Azure&apos;s own developer application</source>
        <translation>Azure 標準の開発者用アプリケーション</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>アプリケーション</translation>
    </message>
    <message>
        <source>The client id of an application you registered.</source>
        <translation>登録したアプリケーションのクライアント ID です。</translation>
    </message>
    <message>
        <source>Azure (public)</source>
        <translation>Azure（パブリック）</translation>
    </message>
    <message>
        <source>Azure US Government</source>
        <translation>Azure Government（米国）</translation>
    </message>
    <message>
        <source>Azure China</source>
        <translation>Azure China（中国）</translation>
    </message>
    <message>
        <source>by the kind of endpoint</source>
        <translation>エンドポイントの種類に従う</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>スコープ</translation>
    </message>
    <message>
        <source>File of certificates</source>
        <translation>証明書ファイル</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>証明書 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>一覧…</translation>
    </message>
    <message>
        <source>List what this service offers</source>
        <translation>このサービスで使えるモデルの一覧</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>More</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>the name you gave it</source>
        <translation>デプロイに付けた名前</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>デプロイ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>As the address says</source>
        <translation>アドレスに従う</translation>
    </message>
    <message>
        <source>GA: what the public services speak</source>
        <translation>GA: 現在の公開サービス</translation>
    </message>
    <message>
        <source>Preview: before 2026</source>
        <translation>プレビュー: 2026 年より前</translation>
    </message>
    <message>
        <source>With a key</source>
        <translation>キーを使用</translation>
    </message>
    <message>
        <source>With a key from the environment</source>
        <translation>環境変数のキーを使用</translation>
    </message>
    <message>
        <source>With Microsoft Entra</source>
        <translation>Microsoft Entra でサインイン</translation>
    </message>
    <message>
        <source>Without any</source>
        <translation>認証なし</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API キー</translation>
    </message>
    <message>
        <source>The environment variable {0} is not set here.</source>
        <translation>環境変数 {0} が設定されていません。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>問い合わせ中…</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>as the address says</source>
        <translation>アドレスに従う</translation>
    </message>
    <message>
        <source>The key goes into your system&apos;s secret store, never into a file.</source>
        <translation>キーはシステムのシークレットストアに保存され、ファイルには書き込まれません。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove this connection and its key</source>
        <translation>この接続とキーを削除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>詳細設定を隠す</translation>
    </message>
    <message>
        <source>Paste the endpoint, or any address of your resource; Duologue makes the right one of it.</source>
        <translation>エンドポイント、またはリソースのアドレスを貼り付けてください。Duologue が正しい形に整えます。</translation>
    </message>
    <message>
        <source>Opens {0}</source>
        <translation>接続先: {0}</translation>
    </message>
</context>
<context>
    <name>ConnectionDesk</name>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} のコピー</translation>
    </message>
</context>
<context>
    <name>ConnectionList</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
</context>
<context>
    <name>ConnectionPicker</name>
    <message>
        <source>Manage connections…</source>
        <translation>接続を管理…</translation>
    </message>
    <message>
        <source>no session</source>
        <translation>セッションなし</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>session is live</source>
        <translation>セッション中</translation>
    </message>
    <message>
        <source>connection lost, connecting again</source>
        <translation>接続が切れたため再接続中</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>終了中</translation>
    </message>
</context>
<context>
    <name>ConnectionTest</name>
    <message>
        <source>The test was stopped.</source>
        <translation>テストを中止しました。</translation>
    </message>
    <message>
        <source>It works: a session opened in {0} ms.</source>
        <translation>接続できました。{0} ms でセッションが始まりました。</translation>
    </message>
    <message>
        <source>It does not work.</source>
        <translation>接続できませんでした。</translation>
    </message>
    <message>
        <source>Name (DNS)</source>
        <translation>名前解決（DNS）</translation>
    </message>
    <message>
        <source>Network (TCP)</source>
        <translation>ネットワーク（TCP）</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Certificate (TLS)</source>
        <translation>証明書（TLS）</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>Handshake</source>
        <translation>ハンドシェイク</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>The certificate ended on {0}.</source>
        <translation>証明書の有効期限が {0} に切れています。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock; else the host needs a new certificate.</source>
        <translation>このコンピューターの時計を確認してください。時計が正しければ、ホスト側で新しい証明書が必要です。</translation>
    </message>
    <message>
        <source>The certificate begins only on {1}.</source>
        <translation>証明書の有効期間は {1} からです。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock.</source>
        <translation>このコンピューターの時計を確認してください。</translation>
    </message>
    <message>
        <source>The certificate is for {2}, not for {3}.</source>
        <translation>この証明書は {2} のもので、{3} のものではありません。</translation>
    </message>
    <message>
        <source>Use the name the certificate is made for, or check the address.</source>
        <translation>証明書に記載された名前で接続するか、アドレスを確認してください。</translation>
    </message>
    <message>
        <source>Nobody but the host itself vouches for its certificate.</source>
        <translation>ホストの証明書が自己署名のため、第三者による保証がありません。</translation>
    </message>
    <message>
        <source>If it is yours, save its certificate as a PEM file and name it as CA file.</source>
        <translation>ご自分のホストであれば、証明書を PEM ファイルに保存し、「CA ファイル」に指定してください。</translation>
    </message>
    <message>
        <source>The certificate is vouched for by {4}, whom this computer does not know.</source>
        <translation>証明書の発行元 {4} は、このコンピューターに登録されていません。</translation>
    </message>
    <message>
        <source>A company&apos;s proxy may stand between. Get its certificate from your administrator and name it as CA file.</source>
        <translation>会社のプロキシが間に入っている可能性があります。プロキシの証明書を管理者から入手し、「CA ファイル」に指定してください。</translation>
    </message>
    <message>
        <source>Something answers there, but not with TLS.</source>
        <translation>応答はありますが、TLS ではありません。</translation>
    </message>
    <message>
        <source>Check the port. A server without TLS is reached with ws:// instead.</source>
        <translation>ポートを確認してください。TLS を使わないサーバーには ws:// で接続します。</translation>
    </message>
    <message>
        <source>No answer within {0} seconds.</source>
        <translation>{0} 秒以内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>Check your network, a firewall or a proxy, then try again.</source>
        <translation>ネットワーク、ファイアウォール、プロキシを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>The service opened the connection and gave no session.</source>
        <translation>サービスに接続できましたが、セッションが始まりませんでした。</translation>
    </message>
    <message>
        <source>sends {0}</source>
        <translation>{0} を送信</translation>
    </message>
    <message>
        <source>sends no key</source>
        <translation>キーの送信なし</translation>
    </message>
    <message>
        <source>{0}, certificate good until {1}, from {2}</source>
        <translation>{0}、証明書の有効期限 {1}、発行元 {2}</translation>
    </message>
</context>
<context>
    <name>ConnectionTestView</name>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the test&apos;s outcome</source>
        <translation>テスト結果をコピー</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
    </message>
</context>
<context>
    <name>ConnectionWords</name>
    <message>
        <source>On this computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>使用不可</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Own service</source>
        <translation>独自のサービス</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>認証なし</translation>
    </message>
    <message>
        <source>Built-in service</source>
        <translation>内蔵サービス</translation>
    </message>
    <message>
        <source>A practice partner that comes with Duologue and runs on this computer: no account, no key, no network. It speaks the same protocol as the services, so it is also what to compare them with.</source>
        <translation>Duologue に付属し、このコンピューターで動く練習相手です。アカウントもキーもネットワークも不要です。外部のサービスと同じプロトコルを使うため、比較の基準にもなります。</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>Built-in service</source>
        <translation>内蔵サービス</translation>
    </message>
    <message>
        <source>Works offline, no account</source>
        <translation>オフラインで動作、アカウント不要</translation>
    </message>
</context>
<context>
    <name>ConnectionsSheet</name>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>サインイン…</translation>
    </message>
    <message>
        <source>Sign in with Microsoft Entra</source>
        <translation>Microsoft Entra でサインイン</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>この接続を使用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>What you changed here is not saved.</source>
        <translation>変更が保存されていません。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>編集を続ける</translation>
    </message>
    <message>
        <source>Remove {0} and its key? Recordings stay.</source>
        <translation>接続「{0}」とそのキーを削除しますか？ 録音は残ります。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Forget every key, proxy password and sign-in? They leave this system&apos;s secret store and this program. Recordings, settings and keys in the environment stay.</source>
        <translation>すべてのキー、プロキシのパスワード、サインイン情報を消去しますか？ システムのシークレットストアとこのプログラムから消えます。録音、設定、環境変数のキーは残ります。</translation>
    </message>
    <message>
        <source>Forget everything</source>
        <translation>すべて消去</translation>
    </message>
    <message>
        <source>Remove the connections too</source>
        <translation>接続も削除</translation>
    </message>
</context>
<context>
    <name>ConnectionsSide</name>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>接続を追加</translation>
    </message>
    <message>
        <source>Duplicate this connection</source>
        <translation>この接続を複製</translation>
    </message>
    <message>
        <source>Remove this connection and its key</source>
        <translation>この接続とキーを削除</translation>
    </message>
    <message>
        <source>Forget everything…</source>
        <translation>認証情報をすべて消去…</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新しい接続</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>別のサービス</translation>
    </message>
    <message>
        <source>From the environment: {0}</source>
        <translation>環境変数から: {0}</translation>
    </message>
    <message>
        <source>Looking where keys can be kept…</source>
        <translation>キーの保存先を確認しています…</translation>
    </message>
</context>
<context>
    <name>Continuity</name>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>Duologue connects again by itself. What you say or write meanwhile is kept and sent after.</source>
        <translation>自動的に再接続します。その間に話した内容と入力した内容は保存し、再接続後に送信します。</translation>
    </message>
    <message>
        <source>Duologue goes on trying. What you say or write meanwhile is kept and sent after.</source>
        <translation>引き続き再接続を試みます。その間に話した内容と入力した内容は保存し、再接続後に送信します。</translation>
    </message>
    <message>
        <source>What was said so far is kept.</source>
        <translation>ここまでの会話は保存されています。</translation>
    </message>
    <message>
        <source>A new session took over before the old one expired. The conversation went on as text.</source>
        <translation>期限が切れる前に、新しいセッションに切り替わりました。会話は文字で引き継がれました。</translation>
    </message>
    <message>
        <source>Connected again after {0} s. The conversation went on as text.</source>
        <translation>{0} 秒後に再接続しました。会話は文字で引き継がれました。</translation>
    </message>
    <message>
        <source>Of what you said {0} s were too much to keep.</source>
        <translation>話した内容のうち {0} 秒分は、長すぎて保存できませんでした。</translation>
    </message>
    <message>
        <source>This session ends in {0} min.</source>
        <translation>このセッションはあと {0} 分で終了します。</translation>
    </message>
    <message>
        <source>This session ends in {0} s.</source>
        <translation>このセッションはあと {0} 秒で終了します。</translation>
    </message>
    <message>
        <source>Duologue goes over to a new one in a pause; the conversation goes on.</source>
        <translation>会話の合間に新しいセッションへ切り替えます。会話は続きます。</translation>
    </message>
    <message>
        <source>The last answer was cut off with the connection.</source>
        <translation>接続が切れたため、直前の応答が途中で終わりました。</translation>
    </message>
    <message>
        <source>What came of it is kept.</source>
        <translation>届いた分は保存されています。</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>応答を続ける</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>Speaker</source>
        <translation>スピーカー</translation>
    </message>
    <message>
        <source>Volume and test tone…</source>
        <translation>音量とテスト音…</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Mute the microphone (M)</source>
        <translation>マイクをミュート (M)</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>割り込み</translation>
    </message>
    <message>
        <source>Interrupt the assistant (Esc)</source>
        <translation>アシスタントに割り込む (Esc)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Send the message (Enter)</source>
        <translation>メッセージを送信 (Enter)</translation>
    </message>
    <message>
        <source>Type a message…</source>
        <translation>メッセージ…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>ミュート中</translation>
    </message>
    <message>
        <source>Unmute the microphone (M)</source>
        <translation>マイクのミュートを解除 (M)</translation>
    </message>
</context>
<context>
    <name>ConverseScript</name>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>The sound files cannot be played.</source>
        <translation>音声ファイルを再生できません。</translation>
    </message>
    <message>
        <source>No answer came within {0:.0f} seconds.</source>
        <translation>{0:.0f} 秒以内に応答がありませんでした。</translation>
    </message>
</context>
<context>
    <name>DeviceCodePanel</name>
    <message>
        <source>Copy code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>Code: {0}</source>
        <translation>コード: {0}</translation>
    </message>
    <message>
        <source>Address: {0}</source>
        <translation>アドレス: {0}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>1. On any machine with a browser, go to</source>
        <translation>1. ブラウザーを使えるデバイスで、次のページを開きます</translation>
    </message>
    <message>
        <source>2. Type in this code</source>
        <translation>2. このコードを入力します</translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>Off: nothing goes through it.</source>
        <translation>オフ: 音は流れません。</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>Check the microphone…</source>
        <translation>マイクを確認…</translation>
    </message>
</context>
<context>
    <name>EmptyTranscript</name>
    <message>
        <source>talk</source>
        <translation>話す</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>interrupt</source>
        <translation>割り込み</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>キー一覧</translation>
    </message>
    <message>
        <source>Press Start and say hello</source>
        <translation>「開始」を押して、話しかけてください</translation>
    </message>
    <message>
        <source>Or type below. You read along as it is heard, interrupt whenever you like,
and see to the millisecond what was cut and never heard.</source>
        <translation>下に入力することもできます。聞こえるのと同時に文字で読め、いつでも割り込めます。
どこで打ち切られ、何が再生されなかったかも、ミリ秒単位で分かります。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>The session opens; then just speak.</source>
        <translation>セッションが始まったら、そのまま話してください。</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>Duologue connects again; what you say now is kept.</source>
        <translation>再接続します。その間に話した内容も保存されます。</translation>
    </message>
    <message>
        <source>Press {0} and say something</source>
        <translation>{0} を押して話してください</translation>
    </message>
    <message>
        <source>Hold {0} and say something</source>
        <translation>{0} を押しながら話してください</translation>
    </message>
    <message>
        <source>The answer comes when you press it again.</source>
        <translation>もう一度押すと応答が返ります。</translation>
    </message>
    <message>
        <source>The answer comes when you let go.</source>
        <translation>キーを離すと応答が返ります。</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>話しかけてください</translation>
    </message>
    <message>
        <source>The service listens, answers by voice, and stops when you speak up.</source>
        <translation>サービスは聞き取り、声で応答し、あなたが話し始めると止まります。</translation>
    </message>
</context>
<context>
    <name>EndpointNotes</name>
    <message>
        <source>Good to know</source>
        <translation>補足</translation>
    </message>
</context>
<context>
    <name>EventDetails</name>
    <message>
        <source>Copy the event</source>
        <translation>イベントをコピー</translation>
    </message>
    <message>
        <source>Copy an id</source>
        <translation>ID をコピー</translation>
    </message>
    <message>
        <source>Show the event it is about</source>
        <translation>対象のイベントを表示</translation>
    </message>
    <message>
        <source>Show in the transcript</source>
        <translation>会話の記録で表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>{0} at {1}, {2}</source>
        <translation>{0} {1}、{2}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>The journal&apos;s line of this event cannot be read any more.</source>
        <translation>このイベントのジャーナルの行は、もう読み取れません。</translation>
    </message>
    <message>
        <source>Long texts are shortened here; Copy gives all {0} characters.</source>
        <translation>長い文字列は省略しています。コピーすると全 {0} 文字になります。</translation>
    </message>
    <message>
        <source>The event as text</source>
        <translation>イベントのテキスト</translation>
    </message>
    <message>
        <source>How the event is shown</source>
        <translation>イベントの表示方法</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>ツリー</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Items of the conversation</source>
        <translation>会話の項目</translation>
    </message>
    <message>
        <source>Audio buffers</source>
        <translation>音声バッファー</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Pieces of audio</source>
        <translation>音声データ</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Unknown events</source>
        <translation>不明なイベント</translation>
    </message>
    <message>
        <source>Malformed frames</source>
        <translation>不正なフレーム</translation>
    </message>
    <message>
        <source>{0} B</source>
        <translation>{0} B</translation>
    </message>
    <message>
        <source>{0} KB</source>
        <translation>{0} KB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>not an event</source>
        <translation>イベントではありません</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>種類なし</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受信</translation>
    </message>
</context>
<context>
    <name>EventsFilterBar</name>
    <message>
        <source>Kinds of events</source>
        <translation>イベントの分類</translation>
    </message>
    <message>
        <source>Give the events more room</source>
        <translation>イベントの表示を広げる</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Show what was sent</source>
        <translation>送信したイベントを表示</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Show what was received</source>
        <translation>受信したイベントを表示</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>Show every piece of audio that went over the wire</source>
        <translation>送受信した音声データをすべて表示</translation>
    </message>
    <message>
        <source>Stop at what is shown</source>
        <translation>表示を一時停止</translation>
    </message>
    <message>
        <source>In bodies too</source>
        <translation>本文も検索</translation>
    </message>
    <message>
        <source>Look for the words in the events themselves</source>
        <translation>イベントの本文も検索します</translation>
    </message>
    <message>
        <source>This item</source>
        <translation>この項目</translation>
    </message>
    <message>
        <source>Show only the events of the chosen item</source>
        <translation>選んだ項目のイベントだけを表示</translation>
    </message>
    <message>
        <source>Follow the newest event</source>
        <translation>最新のイベントに追従</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>searching, {0} %</source>
        <translation>検索中 {0}%</translation>
    </message>
    <message>
        <source>Runs of audio in one row</source>
        <translation>連続する音声を 1 行にまとめる</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>エラーのみ</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Everything but audio</source>
        <translation>音声以外すべて</translation>
    </message>
    <message>
        <source>Give the conversation its room back</source>
        <translation>会話の表示を元の広さに戻す</translation>
    </message>
    <message>
        <source>Type or id</source>
        <translation>種類または ID</translation>
    </message>
    <message>
        <source>Words to look for in events</source>
        <translation>イベントから探す語</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
</context>
<context>
    <name>EventsList</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
</context>
<context>
    <name>EventsMenu</name>
    <message>
        <source>Read</source>
        <translation>内容を表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Write again…</source>
        <translation>もう一度作成…</translation>
    </message>
    <message>
        <source>Show in the transcript</source>
        <translation>会話の記録で表示</translation>
    </message>
    <message>
        <source>Only the events of this item</source>
        <translation>この項目のイベントのみ</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Write an event by hand</source>
        <translation>イベントを手動で作成</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save events as JSON lines</source>
        <translation>イベントを JSON Lines 形式で保存</translation>
    </message>
    <message>
        <source>{0} events</source>
        <translation>{0} 件のイベント</translation>
    </message>
    <message>
        <source>{1} of {0} events</source>
        <translation>{0} 件中 {1} 件のイベント</translation>
    </message>
    <message>
        <source>, the first {0} only in the file</source>
        <translation>（最初の {0} 件はファイルのみ）</translation>
    </message>
    <message>
        <source>Every event of a session appears here, both ways.</source>
        <translation>セッションの送受信イベントがすべてここに表示されます。</translation>
    </message>
    <message>
        <source>No event is like that.</source>
        <translation>条件に合うイベントはありません。</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>新着 {0} 件</translation>
    </message>
</context>
<context>
    <name>EventsSaving</name>
    <message>
        <source>Save all events…</source>
        <translation>すべてのイベントを保存…</translation>
    </message>
    <message>
        <source>Save the events shown…</source>
        <translation>表示中のイベントを保存…</translation>
    </message>
    <message>
        <source>Save events</source>
        <translation>イベントの保存</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>Saved {0} events to {1}</source>
        <translation>{0} 件のイベントを {1} に保存しました</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Used when the next session starts.</source>
        <translation>次のセッションの開始時に反映されます。</translation>
    </message>
    <message>
        <source>The assistant has spoken, so its voice changes with a new session.</source>
        <translation>アシスタントがすでに話したため、声は新しいセッションで変わります。</translation>
    </message>
    <message>
        <source>Heard from the next answer on.</source>
        <translation>次の応答から反映されます。</translation>
    </message>
    <message>
        <source>Felt from your next turn on.</source>
        <translation>次のあなたのターンから反映されます。</translation>
    </message>
    <message>
        <source>Kept, but not used with this turn detection or transcription.</source>
        <translation>保存されますが、現在のターン検出または文字起こしでは使われません。</translation>
    </message>
    <message>
        <source>Kept, but this connection&apos;s protocol does not know it.</source>
        <translation>保存されますが、この接続のプロトコルは対応していません。</translation>
    </message>
    <message>
        <source>The sound device is opened again.</source>
        <translation>サウンドデバイスを開き直します。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>Who speaks. It cannot change once the assistant has spoken; a new session can have another.</source>
        <translation>話し手の声です。アシスタントが話した後は変更できません。新しいセッションでは別の声を選べます。</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>What the assistant should be and do. Empty: the service&apos;s own text.</source>
        <translation>アシスタントの役割と振る舞いです。空欄にすると、サービス既定の文が使われます。</translation>
    </message>
    <message>
        <source>Turn detection</source>
        <translation>ターン検出</translation>
    </message>
    <message>
        <source>How the end of your turn is found: by silence, by meaning, or by you (push to talk).</source>
        <translation>あなたのターンの終わりを判断する方法です。無音、意味、または手動（プッシュツートーク）から選べます。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>How loud or clear speech must be to count. Higher: fewer false starts in noise.</source>
        <translation>発話とみなす音量と明瞭さです。高くすると、雑音による誤検出が減ります。</translation>
    </message>
    <message>
        <source>Padding before speech</source>
        <translation>発話前の余白</translation>
    </message>
    <message>
        <source>How much sound before the detected start still belongs to your turn.</source>
        <translation>検出された開始点より前の音を、どこまであなたのターンに含めるかを指定します。</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Silence that ends a turn</source>
        <translation>ターンを終える無音</translation>
    </message>
    <message>
        <source>Shorter answers sooner; longer lets you pause to think.</source>
        <translation>短くすると早く応答し、長くすると考える間を取れます。</translation>
    </message>
    <message>
        <source>Speak up after silence</source>
        <translation>無音後の声かけ</translation>
    </message>
    <message>
        <source>After so long without a word the assistant says something by itself.</source>
        <translation>この時間だれも話さないと、アシスタントから話しかけます。</translation>
    </message>
    <message>
        <source>Eagerness</source>
        <translation>応答の積極性</translation>
    </message>
    <message>
        <source>How soon the assistant answers: high waits at most 2 s, medium 4 s, low 8 s.</source>
        <translation>アシスタントが応答するまでの早さです。高は最長 2 秒、中は 4 秒、低は 8 秒待ちます。</translation>
    </message>
    <message>
        <source>Answer by itself</source>
        <translation>自動応答</translation>
    </message>
    <message>
        <source>Whether the end of your turn asks for an answer at once.</source>
        <translation>あなたのターンが終わると、すぐに応答を求めます。</translation>
    </message>
    <message>
        <source>Stop when I speak</source>
        <translation>話すと停止</translation>
    </message>
    <message>
        <source>Whether your speaking up stops the answer that is being given.</source>
        <translation>あなたが話し始めると、進行中の応答を停止します。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast the voice speaks. It changes between turns only.</source>
        <translation>声の話す速さです。ターンの合間にだけ変わります。</translation>
    </message>
    <message>
        <source>×</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>Answers as</source>
        <translation>応答形式</translation>
    </message>
    <message>
        <source>Speech with its transcript, or text alone.</source>
        <translation>音声とその文字、または文字だけを選べます。</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>文字起こし</translation>
    </message>
    <message>
        <source>A separate model that writes down your words; a rough guide, not what the assistant heard. On Azure the name of a deployment. Empty: none.</source>
        <translation>あなたの言葉を書き起こす別のモデルです。目安であり、アシスタントが聞いた内容そのものではありません。Azure ではデプロイ名を指定します。空欄にすると使いません。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The language you speak, as two letters (en, de, ja). Empty: found out.</source>
        <translation>あなたが話す言語を 2 文字（en、de、ja）で指定します。空欄にすると自動で判別します。</translation>
    </message>
    <message>
        <source>Words to expect</source>
        <translation>想定される語</translation>
    </message>
    <message>
        <source>Names and terms that help the transcription.</source>
        <translation>文字起こしの手がかりになる名前や用語です。</translation>
    </message>
    <message>
        <source>Noise reduction</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Done by the service: near for a headset, far for a laptop or a room.</source>
        <translation>サービス側で行います。ヘッドセットには「近距離」、ノート PC や室内には「遠距離」を選びます。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>応答の上限</translation>
    </message>
    <message>
        <source>At most so many tokens an answer; about 20 tokens are a second of speech. Empty: no limit.</source>
        <translation>1 回の応答の最大トークン数です。約 20 トークンで 1 秒の音声になります。空欄にすると制限しません。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How freely words are chosen. Empty: the service&apos;s own.</source>
        <translation>言葉を選ぶ自由度です。空欄にすると、サービスの既定値を使います。</translation>
    </message>
    <message>
        <source>{0}: choose one, or type a name.</source>
        <translation>{0}: 選ぶか、名前を入力してください。</translation>
    </message>
    <message>
        <source>{0}: two letters such as en or de, or nothing.</source>
        <translation>{0}: en や de のような 2 文字を入力するか、空欄にしてください。</translation>
    </message>
    <message>
        <source>{0}: choose one of the list.</source>
        <translation>{0}: 一覧から選んでください。</translation>
    </message>
    <message>
        <source>{0}: a number from {1} to {2}.</source>
        <translation>{0}: {1} から {2} までの数を入力してください。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Talk now</source>
        <translation>今すぐ話す</translation>
    </message>
    <message>
        <source>Talk now (Ctrl+Enter)</source>
        <translation>今すぐ話す (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>接続…</translation>
    </message>
    <message>
        <source>Connect Azure OpenAI</source>
        <translation>Azure OpenAI に接続</translation>
    </message>
    <message>
        <source>Connect OpenAI</source>
        <translation>OpenAI に接続</translation>
    </message>
    <message>
        <source>Found {0}: use it</source>
        <translation>見つかった {0} を使用</translation>
    </message>
    <message>
        <source>Built-in service</source>
        <translation>内蔵サービス</translation>
    </message>
    <message>
        <source>A practice partner on this computer. No account, no network.</source>
        <translation>このコンピューターで動く練習相手です。アカウントもネットワークも不要です。</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>Your resource and its deployment, with a key or your account.</source>
        <translation>ご自分のリソースとデプロイに、キーまたはアカウントで接続します。</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>The Realtime API, with an API key.</source>
        <translation>Realtime API に、API キーで接続します。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Side panel (Ctrl+,)</source>
        <translation>サイドパネル (Ctrl+,)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>終了中…</translation>
    </message>
    <message>
        <source>{0} (Ctrl+Enter)</source>
        <translation>{0} (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>JsonTree</name>
    <message>
        <source>The event as a tree</source>
        <translation>イベントのツリー</translation>
    </message>
</context>
<context>
    <name>KeyNames</name>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Right Ctrl</source>
        <translation>右 Ctrl</translation>
    </message>
    <message>
        <source>Right Alt</source>
        <translation>右 Alt</translation>
    </message>
    <message>
        <source>This key cannot be held to talk.</source>
        <translation>このキーは、話すためのキーにできません。</translation>
    </message>
    <message>
        <source>{0} means something else already: {1}</source>
        <translation>{0} はすでに別の操作に使われています: {1}</translation>
    </message>
    <message>
        <source>{0} is needed to work the window.</source>
        <translation>{0} はウィンドウの操作に必要です。</translation>
    </message>
</context>
<context>
    <name>LevelDelegate</name>
    <message>
        <source>silent</source>
        <translation>無音</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>{0}, clipping</source>
        <translation>{0}、音割れ</translation>
    </message>
    <message>
        <source>peak {0}, loudness {1}</source>
        <translation>ピーク {0}、音量 {1}</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Show the recordings</source>
        <translation>録音を表示</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>環境設定…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>About Duologue</source>
        <translation>Duologue について</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Manage connections…</source>
        <translation>接続を管理…</translation>
    </message>
    <message>
        <source>Connect Azure OpenAI…</source>
        <translation>Azure OpenAI に接続…</translation>
    </message>
    <message>
        <source>Connect OpenAI…</source>
        <translation>OpenAI に接続…</translation>
    </message>
    <message>
        <source>Connect another service…</source>
        <translation>別のサービスに接続…</translation>
    </message>
    <message>
        <source>Change this connection…</source>
        <translation>この接続を変更…</translation>
    </message>
</context>
<context>
    <name>MicrophonePicker</name>
    <message>
        <source>The mark: how loud you were when the service last began to hear speech, {0}.</source>
        <translation>印は、サービスが最後に発話を検出したときのあなたの音量（{0}）です。</translation>
    </message>
    <message>
        <source>Play an audio file…</source>
        <translation>音声ファイルを再生…</translation>
    </message>
    <message>
        <source>Audio file to speak instead of you</source>
        <translation>あなたの代わりに話す音声ファイル</translation>
    </message>
    <message>
        <source>Audio (*.wav *.flac *.ogg);;All files (*)</source>
        <translation>音声 (*.wav *.flac *.ogg);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>ModelOffer</name>
    <message>
        <source>This service does not tell which models it has.</source>
        <translation>このサービスでは、使えるモデルの一覧を取得できません。</translation>
    </message>
    <message>
        <source>This resource does not tell its deployments. Their names stand in the Azure portal.</source>
        <translation>このリソースでは、デプロイの一覧を取得できません。デプロイ名は Azure portal で確認できます。</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>&lt; {0}</source>
        <translation>{0} 未満</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>The server&apos;s words</source>
        <translation>サーバーの原文</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Hide the server&apos;s words</source>
        <translation>サーバーの原文を隠す</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PreferencesSheet</name>
    <message>
        <source>Preferences</source>
        <translation>環境設定</translation>
    </message>
    <message>
        <source>Pages of preferences</source>
        <translation>環境設定のページ</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>{0} cannot be used.</source>
        <translation>{0} は使用できません。</translation>
    </message>
    <message>
        <source>The prices used so far stay; the file is left as it is.</source>
        <translation>これまでの価格をそのまま使います。ファイルは変更していません。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>ファイルを読み取れません。</translation>
    </message>
    <message>
        <source>Line {0} is not JSON.</source>
        <translation>{0} 行目が JSON として読めません。</translation>
    </message>
    <message>
        <source>Model {0}: {1} is missing or senseless.</source>
        <translation>モデル {0}: {1} がないか、値が正しくありません。</translation>
    </message>
    <message>
        <source>{0} is missing or senseless.</source>
        <translation>{0} がないか、値が正しくありません。</translation>
    </message>
    <message>
        <source>It wants a date like 2026-11-20.</source>
        <translation>2026-11-20 のような日付を指定します。</translation>
    </message>
    <message>
        <source>It wants three capital letters, like USD.</source>
        <translation>USD のような大文字 3 文字を指定します。</translation>
    </message>
    <message>
        <source>It wants a number, 0 or more, for a million tokens or a minute.</source>
        <translation>100 万トークンあたり、または 1 分あたりの 0 以上の数を指定します。</translation>
    </message>
    <message>
        <source>It wants the name of a model.</source>
        <translation>モデルの名前を指定します。</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>モデルを追加</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>行を削除</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What the service charges, for a million tokens. An empty cell is a price nobody knows: what it would cost is then left out of the estimate, and said. The table is also a file: {0}</source>
        <translation>サービスの料金（100 万トークンあたり）です。空欄は価格が不明という意味で、その分は見積もりに含まれず、そのことが表示されます。この表は次のファイルでも編集できます: {0}</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>基準日</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>The day somebody looked these prices up, as year-month-day.</source>
        <translation>価格を調べた日を、年-月-日の形式で入力します。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>The date is a day like 2026-11-20.</source>
        <translation>日付は 2026-11-20 の形式で入力してください。</translation>
    </message>
    <message>
        <source>The currency is three letters, like USD.</source>
        <translation>通貨は USD のような 3 文字で入力してください。</translation>
    </message>
</context>
<context>
    <name>PricesTable</name>
    <message>
        <source>for a million tokens</source>
        <translation>100 万トークンあたり</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>As the service names it; a name without a date stands for its dated versions too.</source>
        <translation>サービスでの名前です。日付のない名前は、日付付きのバージョンにも適用されます。</translation>
    </message>
    <message>
        <source>Text
in</source>
        <translation>文字
入力</translation>
    </message>
    <message>
        <source>Text
cached</source>
        <translation>文字
キャッシュ</translation>
    </message>
    <message>
        <source>for a million tokens read before; empty: as uncached</source>
        <translation>以前に読み込んだトークン 100 万あたり。空欄の場合は通常の入力と同じ</translation>
    </message>
    <message>
        <source>Text
out</source>
        <translation>文字
出力</translation>
    </message>
    <message>
        <source>Audio
in</source>
        <translation>音声
入力</translation>
    </message>
    <message>
        <source>for a million tokens; a token is 100 ms of your voice</source>
        <translation>100 万トークンあたり。1 トークンはあなたの声 100 ms 分</translation>
    </message>
    <message>
        <source>Audio
cached</source>
        <translation>音声
キャッシュ</translation>
    </message>
    <message>
        <source>Audio
out</source>
        <translation>音声
出力</translation>
    </message>
    <message>
        <source>for a million tokens; a token is 50 ms of the assistant&apos;s voice</source>
        <translation>100 万トークンあたり。1 トークンはアシスタントの声 50 ms 分</translation>
    </message>
    <message>
        <source>Picture
in</source>
        <translation>画像
入力</translation>
    </message>
    <message>
        <source>Picture
cached</source>
        <translation>画像
キャッシュ</translation>
    </message>
    <message>
        <source>Transcr.
in</source>
        <translation>文字起こし
入力</translation>
    </message>
    <message>
        <source>Transcription: for a million tokens it reads</source>
        <translation>文字起こし: 入力 100 万トークンあたり</translation>
    </message>
    <message>
        <source>Transcr.
out</source>
        <translation>文字起こし
出力</translation>
    </message>
    <message>
        <source>Transcription: for a million tokens it writes</source>
        <translation>文字起こし: 出力 100 万トークンあたり</translation>
    </message>
    <message>
        <source>Transcr.
minute</source>
        <translation>文字起こし
1 分</translation>
    </message>
    <message>
        <source>Transcription: for a minute of audio</source>
        <translation>文字起こし: 音声 1 分あたり</translation>
    </message>
    <message>
        <source>Prices by model</source>
        <translation>モデル別の価格</translation>
    </message>
    <message>
        <source>A row needs the name of its model.</source>
        <translation>行にはモデル名が必要です。</translation>
    </message>
    <message>
        <source>{0} stands here twice.</source>
        <translation>{0} が重複しています。</translation>
    </message>
    <message>
        <source>{0}, {1}: a price is a number, 0 or more, or nothing.</source>
        <translation>{0}、{1}: 価格は 0 以上の数を入力するか、空欄にしてください。</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>It is used again when it comes back.</source>
        <translation>再び接続されると、元のデバイスに戻ります。</translation>
    </message>
    <message>
        <source>Another program may hold it. Choose it again when it is free.</source>
        <translation>ほかのプログラムが使用している可能性があります。空いたら、もう一度選んでください。</translation>
    </message>
    <message>
        <source>The microphone {0} is gone: using {1}.</source>
        <translation>マイク「{0}」が取り外されたため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} is gone: using {1}.</source>
        <translation>スピーカー「{0}」が取り外されたため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The microphone {0} is not connected: using {1}.</source>
        <translation>マイク「{0}」が接続されていないため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} is not connected: using {1}.</source>
        <translation>スピーカー「{0}」が接続されていないため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be used: using {1}.</source>
        <translation>マイク「{0}」を使用できないため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} cannot be used: using {1}.</source>
        <translation>スピーカー「{0}」を使用できないため、「{1}」を使用します。</translation>
    </message>
    <message>
        <source>The microphone {0} is back.</source>
        <translation>マイク「{0}」に戻りました。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} is back.</source>
        <translation>スピーカー「{0}」に戻りました。</translation>
    </message>
    <message>
        <source>There is a microphone again: {1}.</source>
        <translation>マイクが使えるようになりました: {1}</translation>
    </message>
    <message>
        <source>There is a loudspeaker again: {1}.</source>
        <translation>スピーカーが使えるようになりました: {1}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>What was said so far is kept.</source>
        <translation>ここまでの会話は保存されています。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>もう一度開始</translation>
    </message>
    <message>
        <source>This connection cannot be used.</source>
        <translation>この接続は使用できません。</translation>
    </message>
    <message>
        <source>The service refused a setting.</source>
        <translation>サービスが設定を拒否しました。</translation>
    </message>
    <message>
        <source>The field is marked in the settings; the other changes are asked for again without it.</source>
        <translation>該当する項目は設定に表示しています。それ以外の変更は、この項目を除いて再度要求します。</translation>
    </message>
    <message>
        <source>There is no deployment of this name here. Check its name; a new deployment needs some minutes.</source>
        <translation>この名前のデプロイはありません。名前を確認してください。新しいデプロイは、使えるようになるまで数分かかります。</translation>
    </message>
    <message>
        <source>The account lacks the role Cognitive Services OpenAI User on this resource. Ask its owner for it.</source>
        <translation>このアカウントには、リソースに対する Cognitive Services OpenAI User ロールがありません。リソースの所有者に依頼してください。</translation>
    </message>
    <message>
        <source>{0} was not found.</source>
        <translation>{0} が見つかりません。</translation>
    </message>
    <message>
        <source>No computer has this name. Check the address, and that you are online.</source>
        <translation>この名前のコンピューターはありません。アドレスとネットワーク接続を確認してください。</translation>
    </message>
    <message>
        <source>{0} refused the connection.</source>
        <translation>{0} に接続を拒否されました。</translation>
    </message>
    <message>
        <source>Nothing listens at this address. Check address and port, and that it runs.</source>
        <translation>このアドレスで待ち受けているものがありません。アドレスとポート、サービスが動作しているかを確認してください。</translation>
    </message>
    <message>
        <source>The certificate of {0} is not trusted.</source>
        <translation>{0} の証明書を信頼できません。</translation>
    </message>
    <message>
        <source>The connection would not be safe, so it was not made. Check address and clock.</source>
        <translation>安全な接続にならないため、接続しませんでした。アドレスとコンピューターの時計を確認してください。</translation>
    </message>
    <message>
        <source>The file of certificates for {0} cannot be used.</source>
        <translation>{0} の証明書ファイルを使用できません。</translation>
    </message>
    <message>
        <source>Choose a PEM file that holds certificates, or leave the field empty.</source>
        <translation>証明書を含む PEM ファイルを選ぶか、空欄にしてください。</translation>
    </message>
    <message>
        <source>{0} did not answer in time.</source>
        <translation>{0} から時間内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>Check your network, a firewall or a proxy, then try again.</source>
        <translation>ネットワーク、ファイアウォール、プロキシを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>{0} did not accept the key.</source>
        <translation>{0} がキーを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The key is missing, wrong, expired or for another resource.</source>
        <translation>キーがない、誤っている、期限が切れている、または別のリソースのものです。</translation>
    </message>
    <message>
        <source>{0} has no realtime service at this address.</source>
        <translation>{0} のこのアドレスにリアルタイムサービスはありません。</translation>
    </message>
    <message>
        <source>Check the address and the name of the model or deployment.</source>
        <translation>アドレスと、モデルまたはデプロイの名前を確認してください。</translation>
    </message>
    <message>
        <source>{0} is busy: too many requests.</source>
        <translation>{0} が混み合っています（要求が多すぎます）。</translation>
    </message>
    <message>
        <source>The quota is used up for the moment. Wait a little and try again.</source>
        <translation>割り当てを一時的に使い切りました。しばらく待ってから再試行してください。</translation>
    </message>
    <message>
        <source>The proxy did not let us through to {0}.</source>
        <translation>プロキシが {0} への接続を許可しませんでした。</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>システムのプロキシ設定を確認してください。</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>{0} に接続できません。</translation>
    </message>
    <message>
        <source>Check your network, then try again.</source>
        <translation>ネットワークを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>{0} does not speak the realtime protocol.</source>
        <translation>{0} はリアルタイムプロトコルに対応していません。</translation>
    </message>
    <message>
        <source>Something else answers at this address. Check it.</source>
        <translation>このアドレスでは別のものが応答しています。アドレスを確認してください。</translation>
    </message>
    <message>
        <source>{0} has a fault.</source>
        <translation>{0} で障害が発生しています。</translation>
    </message>
    <message>
        <source>The service itself failed. Try again in a moment.</source>
        <translation>サービス側のエラーです。少し待ってから再試行してください。</translation>
    </message>
    <message>
        <source>{0} refused to open a session.</source>
        <translation>{0} がセッションの開始を拒否しました。</translation>
    </message>
    <message>
        <source>Check that the model or deployment is a realtime one.</source>
        <translation>モデルまたはデプロイがリアルタイム対応か確認してください。</translation>
    </message>
    <message>
        <source>The connection to {0} was lost.</source>
        <translation>{0} との接続が切れました。</translation>
    </message>
    <message>
        <source>{0} stopped answering.</source>
        <translation>{0} からの応答が止まりました。</translation>
    </message>
    <message>
        <source>{0} ended the session.</source>
        <translation>{0} がセッションを終了しました。</translation>
    </message>
    <message>
        <source>{0} is going away.</source>
        <translation>{0} が停止しようとしています。</translation>
    </message>
    <message>
        <source>The session reached its longest duration.</source>
        <translation>セッションが最長時間に達しました。</translation>
    </message>
    <message>
        <source>Start a new one to go on.</source>
        <translation>続けるには、新しいセッションを開始してください。</translation>
    </message>
    <message>
        <source>A message was larger than the limit, so the session ended.</source>
        <translation>メッセージがサイズの上限を超えたため、セッションが終了しました。</translation>
    </message>
    <message>
        <source>{0} broke the rules of the connection.</source>
        <translation>{0} が通信の規則に反したため、切断しました。</translation>
    </message>
    <message>
        <source>{0} failed and closed the session.</source>
        <translation>{0} でエラーが発生し、セッションが閉じられました。</translation>
    </message>
    <message>
        <source>{0} restarts.</source>
        <translation>{0} が再起動しています。</translation>
    </message>
    <message>
        <source>{0} is overloaded and asks to try later.</source>
        <translation>{0} が過負荷のため、後で試すよう求めています。</translation>
    </message>
    <message>
        <source>The safe connection to {0} broke.</source>
        <translation>{0} との暗号化された接続が切れました。</translation>
    </message>
    <message>
        <source>{0} closed the session for a rule of its own.</source>
        <translation>{0} が独自の規則によりセッションを閉じました。</translation>
    </message>
    <message>
        <source>{0} no longer speaks the preview protocol.</source>
        <translation>{0} はプレビュー版プロトコルの提供を終了しました。</translation>
    </message>
    <message>
        <source>Switch this connection to the GA protocol.</source>
        <translation>この接続を GA プロトコルに切り替えてください。</translation>
    </message>
    <message>
        <source>{0} does not know which model to use.</source>
        <translation>{0} に、使用するモデルが指定されていません。</translation>
    </message>
    <message>
        <source>Name the model or deployment in the connection.</source>
        <translation>接続の設定でモデルまたはデプロイの名前を指定してください。</translation>
    </message>
    <message>
        <source>{0} refused to go on.</source>
        <translation>{0} が続行を拒否しました。</translation>
    </message>
    <message>
        <source>The session ended because of a fault in this program.</source>
        <translation>このプログラムの不具合により、セッションが終了しました。</translation>
    </message>
    <message>
        <source>Sound is not available: the PortAudio library is missing.</source>
        <translation>PortAudio ライブラリがないため、音声を使用できません。</translation>
    </message>
    <message>
        <source>Install it (Debian and Ubuntu: libportaudio2) and start again. Typing works.</source>
        <translation>インストール（Debian、Ubuntu では libportaudio2）してから起動し直してください。文字入力は使用できます。</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>マイクが見つかりません。</translation>
    </message>
    <message>
        <source>Plug one in or choose a sound file. You can type meanwhile.</source>
        <translation>マイクを接続するか、音声ファイルを選んでください。その間も文字で入力できます。</translation>
    </message>
    <message>
        <source>No loudspeaker was found.</source>
        <translation>スピーカーが見つかりません。</translation>
    </message>
    <message>
        <source>Answers run silently and are recorded; read along.</source>
        <translation>応答は無音で進み、録音されます。文字でお読みください。</translation>
    </message>
    <message>
        <source>The microphone {0} is not connected.</source>
        <translation>マイク「{0}」が接続されていません。</translation>
    </message>
    <message>
        <source>Plug it in or choose another one. You can type meanwhile.</source>
        <translation>接続するか、別のマイクを選んでください。その間も文字で入力できます。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} is not connected.</source>
        <translation>スピーカー「{0}」が接続されていません。</translation>
    </message>
    <message>
        <source>Plug it in or choose another one. Answers run silently and are recorded.</source>
        <translation>接続するか、別のスピーカーを選んでください。応答は無音で進み、録音されます。</translation>
    </message>
    <message>
        <source>The microphone {0} went away.</source>
        <translation>マイク「{0}」が取り外されました。</translation>
    </message>
    <message>
        <source>The session goes on. Choose another one, or type.</source>
        <translation>セッションは続いています。別のマイクを選ぶか、文字で入力してください。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} went away.</source>
        <translation>スピーカー「{0}」が取り外されました。</translation>
    </message>
    <message>
        <source>The session goes on silently. Choose another one; nothing is lost.</source>
        <translation>セッションは無音で続いており、内容は失われません。別のスピーカーを選んでください。</translation>
    </message>
    <message>
        <source>{0} is not a sound file.</source>
        <translation>{0} は音声ファイルではありません。</translation>
    </message>
    <message>
        <source>WAV, FLAC and OGG files can be played.</source>
        <translation>WAV、FLAC、OGG ファイルを再生できます。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} を読み取れません。</translation>
    </message>
    <message>
        <source>Check that the file is there and may be opened.</source>
        <translation>ファイルがあること、開く権限があることを確認してください。</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be used.</source>
        <translation>マイク「{0}」を使用できません。</translation>
    </message>
    <message>
        <source>Another program may hold it, or the system does not allow it.</source>
        <translation>ほかのプログラムが使用しているか、システムが許可していない可能性があります。</translation>
    </message>
    <message>
        <source>The loudspeaker {0} cannot be used.</source>
        <translation>スピーカー「{0}」を使用できません。</translation>
    </message>
    <message>
        <source>Another program may hold it.</source>
        <translation>ほかのプログラムが使用している可能性があります。</translation>
    </message>
    <message>
        <source>{0} cannot be used.</source>
        <translation>{0} を使用できません。</translation>
    </message>
    <message>
        <source>The account has no quota left.</source>
        <translation>アカウントの割り当てが残っていません。</translation>
    </message>
    <message>
        <source>Add credit or choose another connection.</source>
        <translation>クレジットを追加するか、別の接続を選んでください。</translation>
    </message>
    <message>
        <source>The service&apos;s rate limit is reached.</source>
        <translation>サービスのレート制限に達しました。</translation>
    </message>
    <message>
        <source>Wait a little, then say it again.</source>
        <translation>少し待ってから、もう一度話してください。</translation>
    </message>
    <message>
        <source>Start a new one to go on; what was said is kept.</source>
        <translation>続けるには、新しいセッションを開始してください。ここまでの会話は保存されています。</translation>
    </message>
    <message>
        <source>This program and the service keep getting in each other&apos;s way.</source>
        <translation>このプログラムとサービスの要求が衝突し続けています。</translation>
    </message>
    <message>
        <source>End the session and start a new one; what was said is kept.</source>
        <translation>セッションを終了し、新しく開始してください。ここまでの会話は保存されています。</translation>
    </message>
    <message>
        <source>The service does not finish its answer, so the next one waits.</source>
        <translation>サービスの応答が終わらないため、次の応答が待たされています。</translation>
    </message>
    <message>
        <source>Press Esc, or end the session and start a new one.</source>
        <translation>Esc を押すか、セッションを終了して新しく開始してください。</translation>
    </message>
    <message>
        <source>The service could not answer.</source>
        <translation>サービスが応答できませんでした。</translation>
    </message>
    <message>
        <source>The session goes on; say it again.</source>
        <translation>セッションは続いています。もう一度話してください。</translation>
    </message>
    <message>
        <source>The voice cannot change any more in this session.</source>
        <translation>このセッションでは、もう声を変更できません。</translation>
    </message>
    <message>
        <source>It is fixed once the assistant has spoken; a new session takes the new one.</source>
        <translation>声はアシスタントが話し始めると固定されます。新しい声は次のセッションで使われます。</translation>
    </message>
    <message>
        <source>What you say is not transcribed: no such transcription deployment.</source>
        <translation>文字起こし用のデプロイがないため、あなたの発話は文字起こしされません。</translation>
    </message>
    <message>
        <source>Name your own deployment of a transcription model in the settings.</source>
        <translation>設定で、文字起こしモデルのデプロイ名を指定してください。</translation>
    </message>
    <message>
        <source>The service refused a request.</source>
        <translation>サービスが要求を拒否しました。</translation>
    </message>
    <message>
        <source>The session goes on.</source>
        <translation>セッションは続いています。</translation>
    </message>
    <message>
        <source>The service speaks the other form of the protocol.</source>
        <translation>サービスのプロトコルのバージョンが異なります。</translation>
    </message>
    <message>
        <source>Switch this connection between GA and preview.</source>
        <translation>この接続の GA とプレビューを切り替えてください。</translation>
    </message>
    <message>
        <source>The account cannot be used.</source>
        <translation>このアカウントは使用できません。</translation>
    </message>
    <message>
        <source>Check key, quota and model.</source>
        <translation>キー、割り当て、モデルを確認してください。</translation>
    </message>
    <message>
        <source>The service had a fault.</source>
        <translation>サービスで障害が発生しました。</translation>
    </message>
    <message>
        <source>The session is about to end.</source>
        <translation>セッションはまもなく終了します。</translation>
    </message>
    <message>
        <source>A part of the conversation failed.</source>
        <translation>会話の一部でエラーが発生しました。</translation>
    </message>
    <message>
        <source>The service reported something unknown.</source>
        <translation>サービスから不明な通知がありました。</translation>
    </message>
    <message>
        <source>The built-in service did not start.</source>
        <translation>内蔵サービスを起動できませんでした。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, install the program again.</source>
        <translation>再試行してください。解決しない場合は、プログラムを再インストールしてください。</translation>
    </message>
    <message>
        <source>The service sent something that cannot be read.</source>
        <translation>サービスから読み取れないデータが届きました。</translation>
    </message>
    <message>
        <source>It was passed over and is in the session&apos;s event journal; the session goes on.</source>
        <translation>そのデータは無視し、セッションのイベントジャーナルに記録しました。セッションは続いています。</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>このプログラムで問題が発生しました。</translation>
    </message>
    <message>
        <source>What was said so far is kept. The log file has the details.</source>
        <translation>ここまでの会話は保存されています。詳細はログファイルにあります。</translation>
    </message>
    <message>
        <source>The disk is full: {0} is not written.</source>
        <translation>ディスクがいっぱいのため、{0} を書き込めません。</translation>
    </message>
    <message>
        <source>The conversation goes on. Make room to have it recorded.</source>
        <translation>会話は続いています。記録するには空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>{0} may not be written.</source>
        <translation>{0} に書き込む権限がありません。</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>別のフォルダーを選ぶか、アクセス許可を変更してください。</translation>
    </message>
    <message>
        <source>The folder of {0} is gone.</source>
        <translation>{0} のフォルダーがなくなりました。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The disk is too slow: parts of {0} are missing.</source>
        <translation>ディスクが遅いため、{0} の一部が欠けています。</translation>
    </message>
    <message>
        <source>The conversation goes on.</source>
        <translation>会話は続いています。</translation>
    </message>
    <message>
        <source>The recording of this session may have been moved or removed.</source>
        <translation>このセッションの録音は移動または削除された可能性があります。</translation>
    </message>
    <message>
        <source>{0} cannot be written.</source>
        <translation>{0} に書き込めません。</translation>
    </message>
    <message>
        <source>The conversation goes on, but it is not kept.</source>
        <translation>会話は続いていますが、保存されません。</translation>
    </message>
    <message>
        <source>That was too large to send.</source>
        <translation>サイズが大きすぎて送信できません。</translation>
    </message>
    <message>
        <source>One message can carry at most 15 MB.</source>
        <translation>1 件のメッセージの上限は 15 MB です。</translation>
    </message>
    <message>
        <source>The network is too slow: something was not sent.</source>
        <translation>ネットワークが遅いため、一部を送信できませんでした。</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>少し待ってから再試行してください。</translation>
    </message>
    <message>
        <source>This connection&apos;s protocol does not know that.</source>
        <translation>この接続のプロトコルでは対応していません。</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>送信しませんでした。</translation>
    </message>
    <message>
        <source>Your settings could not be read.</source>
        <translation>設定を読み取れませんでした。</translation>
    </message>
    <message>
        <source>Duologue begins with its own. What was there is kept as {0}.</source>
        <translation>Duologue は初期設定で始めます。元のファイルは {0} として残しました。</translation>
    </message>
    <message>
        <source>Some settings could not be read.</source>
        <translation>一部の設定を読み取れませんでした。</translation>
    </message>
    <message>
        <source>They have their first value again. What was there is kept as {0}.</source>
        <translation>該当する設定を初期値に戻しました。元のファイルは {0} として残しました。</translation>
    </message>
    <message>
        <source>Your settings come from a newer Duologue.</source>
        <translation>この設定は、より新しいバージョンの Duologue のものです。</translation>
    </message>
    <message>
        <source>What this one does not know stays as it is. A copy is kept as {0}.</source>
        <translation>このバージョンにない設定はそのまま残します。コピーを {0} として保存しました。</translation>
    </message>
    <message>
        <source>Your settings may not be read.</source>
        <translation>設定を読み取る権限がありません。</translation>
    </message>
    <message>
        <source>Duologue begins with its own. Change the permissions of {0} to have yours again.</source>
        <translation>Duologue は初期設定で始めます。元の設定を使うには、{0} のアクセス許可を変更してください。</translation>
    </message>
</context>
<context>
    <name>RateLimits</name>
    <message>
        <source>Limits of the service</source>
        <translation>サービスの制限</translation>
    </message>
    <message>
        <source>As the service said at the start of the last response.</source>
        <translation>直近の応答の開始時に、サービスから通知された値です。</translation>
    </message>
    <message>
        <source>{0} of {1} left</source>
        <translation>残り {0} / {1}</translation>
    </message>
    <message>
        <source>full in {0}</source>
        <translation>{0} 後に上限まで回復</translation>
    </message>
    <message>
        <source>full</source>
        <translation>上限まで使用可能</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>This system has no secret store.</source>
        <translation>このシステムにはシークレットストアがありません。</translation>
    </message>
    <message>
        <source>The system&apos;s secret store does not answer.</source>
        <translation>システムのシークレットストアが応答しません。</translation>
    </message>
    <message>
        <source>The system&apos;s secret store refused: {0}</source>
        <translation>システムのシークレットストアに拒否されました: {0}</translation>
    </message>
    <message>
        <source>The system&apos;s secret store lost a value.</source>
        <translation>システムのシークレットストアに保存した値が失われました。</translation>
    </message>
</context>
<context>
    <name>SecretsDesk</name>
    <message>
        <source>Keys are kept in: {0}.</source>
        <translation>キーの保存先: {0}</translation>
    </message>
    <message>
        <source>Keys are kept only until Duologue closes. {0}</source>
        <translation>キーが保持されるのは Duologue を終了するまでです。{0}</translation>
    </message>
    <message>
        <source>Not everything could be forgotten.</source>
        <translation>一部の情報を消去できませんでした。</translation>
    </message>
    <message>
        <source>This system&apos;s secret store refused. Unlock it and try again.</source>
        <translation>システムのシークレットストアに拒否されました。ロックを解除してから再試行してください。</translation>
    </message>
    <message>
        <source>The key is kept until Duologue closes.</source>
        <translation>キーは Duologue を終了するまで保持されます。</translation>
    </message>
    <message>
        <source>It could not be put into this system&apos;s secret store, and it is never written to a file.</source>
        <translation>システムのシークレットストアに保存できませんでした。キーがファイルに書き込まれることはありません。</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>The highest peak of each voice, and its RMS level as measured</source>
        <translation>それぞれの声の最大ピークと、測定した RMS レベル</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>選択範囲を再生</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>選択範囲を拡大</translation>
    </message>
    <message>
        <source>Save the selection as a sound file</source>
        <translation>選択範囲を音声ファイルに保存</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>選択範囲</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>SessionCosts</name>
    <message>
        <source>Usage, this session</source>
        <translation>使用量（このセッション）</translation>
    </message>
    <message>
        <source>Context of each turn</source>
        <translation>各ターンのコンテキスト</translation>
    </message>
    <message>
        <source>Next turn, about</source>
        <translation>次のターン（概算）</translation>
    </message>
    <message>
        <source>The whole conversation is read again for every answer; what was read before is mostly cached and cheaper. Reckoned from the last turn, for one answer of the usual length.</source>
        <translation>応答のたびに会話全体が読み直されます。以前に読んだ部分は大半がキャッシュされ、安くなります。直近のターンから、通常の長さの応答 1 回分を見積もっています。</translation>
    </message>
    <message>
        <source>{0} est.</source>
        <translation>約 {0}</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} トークン</translation>
    </message>
    <message>
        <source>Turn {0}: {1} tokens read</source>
        <translation>ターン {0}: {1} トークンを入力</translation>
    </message>
    <message>
        <source>up to {0} tokens</source>
        <translation>最大 {0} トークン</translation>
    </message>
    <message>
        <source>{0} has no price.</source>
        <translation>{0} には価格がありません。</translation>
    </message>
    <message>
        <source>{0} costs nothing.</source>
        <translation>{0} は無料です。</translation>
    </message>
    <message>
        <source>Without what has no price: {0}.</source>
        <translation>価格のないものを除く: {0}</translation>
    </message>
    <message>
        <source>Prices as of {0}, an estimate</source>
        <translation>{0} 時点の価格による見積もり</translation>
    </message>
    <message>
        <source>Enter prices…</source>
        <translation>価格を入力…</translation>
    </message>
    <message>
        <source>Edit prices…</source>
        <translation>価格を編集…</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>What the model read for its last answer: the conversation so far.</source>
        <translation>直近の応答のためにモデルが読んだ量（それまでの会話）です。</translation>
    </message>
</context>
<context>
    <name>SessionFigures</name>
    <message>
        <source>From your last word to the first sound of the answer: half of the turns took less.</source>
        <translation>あなたの最後の言葉から、応答の最初の音までの時間です。半数のターンはこれより短く済みました。</translation>
    </message>
    <message>
        <source>How long the session has lasted.</source>
        <translation>セッションの経過時間です。</translation>
    </message>
    <message>
        <source>How long the session has lasted. The service ends it at {0}.</source>
        <translation>セッションの経過時間です。{0} でサービスが終了します。</translation>
    </message>
    <message>
        <source>ends in {0}</source>
        <translation>終了まで {0}</translation>
    </message>
    <message>
        <source>est.</source>
        <translation>概算</translation>
    </message>
    <message>
        <source>An estimate, by the prices of {0} as of {1}. The Turn page has the details.</source>
        <translation>{1} 時点の {0} の価格による見積もりです。詳細は「ターン」ページにあります。</translation>
    </message>
    <message>
        <source>Part of what was used has no price and is not in it.</source>
        <translation>使用量の一部は価格がないため、含まれていません。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>first sound, median</source>
        <translation>音声開始（中央値）</translation>
    </message>
    <message>
        <source>What the model read and wrote in this session; it reads the whole conversation for every answer.</source>
        <translation>このセッションでモデルが読み書きした量です。応答のたびに会話全体を読みます。</translation>
    </message>
    <message>
        <source>{0} has no price; the Turn page takes one.</source>
        <translation>{0} には価格がありません。「ターン」ページで入力できます。</translation>
    </message>
    <message>
        <source>They cost nothing.</source>
        <translation>料金はかかりません。</translation>
    </message>
</context>
<context>
    <name>SessionLatency</name>
    <message>
        <source>First sound of each turn</source>
        <translation>各ターンの音声開始</translation>
    </message>
    <message>
        <source>Latency, this session</source>
        <translation>遅延（このセッション）</translation>
    </message>
    <message>
        <source>In how many turns the step happened.</source>
        <translation>この段階があったターンの数です。</translation>
    </message>
    <message>
        <source>Half of the turns took no longer: the median.</source>
        <translation>半数のターンがこの時間以内に収まりました（中央値）。</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最長</translation>
    </message>
    <message>
        <source>p50 and p95 are interpolated linearly between turns; a step of fewer than {0} turns shows its longest.</source>
        <translation>p50 と p95 はターン間の線形補間による値です。{0} ターン未満の段階では最長値を表示します。</translation>
    </message>
    <message>
        <source>A p95 needs {0} turns; until then the longest is shown.</source>
        <translation>p95 には {0} ターンが必要です。それまでは最長値を表示します。</translation>
    </message>
    <message>
        <source>Turn {0}: first sound after {1}</source>
        <translation>ターン {0}: 音声開始まで {1}</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>最大 {0}</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>changed</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>asked…</source>
        <translation>要求中…</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>反映済み</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>accepted</source>
        <translation>反映済み</translation>
    </message>
    <message>
        <source>asked…</source>
        <translation>要求中…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The service&apos;s own instructions</source>
        <translation>サービス既定の指示</translation>
    </message>
    <message>
        <source>Apply {0}</source>
        <translation>適用 ({0})</translation>
    </message>
    <message>
        <source>Apply changed settings: {0} (Ctrl+S)</source>
        <translation>変更した設定を適用: {0} (Ctrl+S)</translation>
    </message>
    <message>
        <source>Server VAD: by silence</source>
        <translation>サーバー VAD: 無音で判断</translation>
    </message>
    <message>
        <source>Semantic VAD: by meaning</source>
        <translation>セマンティック VAD: 意味で判断</translation>
    </message>
    <message>
        <source>None: hold to talk</source>
        <translation>なし: 押しながら話す</translation>
    </message>
    <message>
        <source>Speech with transcript</source>
        <translation>音声と文字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Near: headset</source>
        <translation>近距離: ヘッドセット</translation>
    </message>
    <message>
        <source>Far: laptop or room</source>
        <translation>遠距離: ノート PC、室内</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Talking</source>
        <translation>話す</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読む</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>プッシュツートーク</translation>
    </message>
    <message>
        <source>Interrupt the assistant, or stop playing</source>
        <translation>アシスタントに割り込む、または再生を停止</translation>
    </message>
    <message>
        <source>Mute or unmute the microphone</source>
        <translation>マイクのミュート / 解除</translation>
    </message>
    <message>
        <source>Start or end the session</source>
        <translation>セッションの開始 / 終了</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>メッセージを書く</translation>
    </message>
    <message>
        <source>Settings of the session</source>
        <translation>セッションの設定</translation>
    </message>
    <message>
        <source>Apply changed settings</source>
        <translation>変更した設定を適用</translation>
    </message>
    <message>
        <source>Events of the session</source>
        <translation>セッションのイベント</translation>
    </message>
    <message>
        <source>Look for an event (/ in the list)</source>
        <translation>イベントを検索（一覧では /）</translation>
    </message>
    <message>
        <source>Send the event one writes</source>
        <translation>作成中のイベントを送信</translation>
    </message>
    <message>
        <source>Figures of the turn</source>
        <translation>ターンの数値</translation>
    </message>
    <message>
        <source>On the turn page: the turn before or after</source>
        <translation>「ターン」ページで前後のターンへ</translation>
    </message>
    <message>
        <source>Go to the transcript</source>
        <translation>会話の記録へ移動</translation>
    </message>
    <message>
        <source>Search the transcript</source>
        <translation>会話の記録を検索</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>行を選択</translation>
    </message>
    <message>
        <source>Choose what to do with it</source>
        <translation>行の操作を選択</translation>
    </message>
    <message>
        <source>Do it: play, stop, unfold</source>
        <translation>操作を実行: 再生、停止、展開</translation>
    </message>
    <message>
        <source>Copy the selected words, else the row</source>
        <translation>選択した語句（なければ行）をコピー</translation>
    </message>
    <message>
        <source>Select words</source>
        <translation>語句を選択</translation>
    </message>
    <message>
        <source>Everything that can be done with it</source>
        <translation>行に対する操作の一覧</translation>
    </message>
    <message>
        <source>Delete the row from the conversation</source>
        <translation>行を会話から削除</translation>
    </message>
    <message>
        <source>Go to the waveform</source>
        <translation>波形へ移動</translation>
    </message>
    <message>
        <source>Zoom; 0 shows the whole session</source>
        <translation>拡大 / 縮小。0 でセッション全体</translation>
    </message>
    <message>
        <source>Move the cursor; with Shift select, with Ctrl scroll</source>
        <translation>カーソルを移動。Shift で選択、Ctrl でスクロール</translation>
    </message>
    <message>
        <source>Go from moment to moment</source>
        <translation>前後の出来事へ移動</translation>
    </message>
    <message>
        <source>Play from there, and stop</source>
        <translation>そこから再生、停止</translation>
    </message>
    <message>
        <source>Save what is selected as a sound file</source>
        <translation>選択範囲を音声ファイルに保存</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>現在に追従</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>ウィンドウの次の部分へ</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>ウィンドウの前の部分へ</translation>
    </message>
    <message>
        <source>Connections: services, keys, a test</source>
        <translation>接続（サービス、キー、テスト）</translation>
    </message>
    <message>
        <source>Preferences: theme, talking, sound</source>
        <translation>環境設定（テーマ、話し方、サウンド）</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>この一覧</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>In text fields letters, Space and ? type. Arrows, Enter and the like belong to what has the keyboard.</source>
        <translation>入力欄では、文字キー、Space、? は文字の入力になります。矢印や Enter などは、フォーカスのある部分の操作になります。</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Side panel</source>
        <translation>サイドパネル</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>US Government</source>
        <translation>米国政府</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>You are signed in.</source>
        <translation>サインインしました。</translation>
    </message>
    <message>
        <source>Close this page and go back to Duologue.</source>
        <translation>このページを閉じて Duologue に戻ってください。</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>ここには何もありません。</translation>
    </message>
    <message>
        <source>Duologue waits for a sign-in, and this is none. Close this page.</source>
        <translation>Duologue はサインインを待っていますが、これはサインインの応答ではありません。このページを閉じてください。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Your sign-in is kept until Duologue closes.</source>
        <translation>サインインの状態は Duologue を終了するまで保持されます。</translation>
    </message>
    <message>
        <source>It could not be put into this system&apos;s secret store, and it is never written to a file.</source>
        <translation>システムのシークレットストアに保存できませんでした。サインイン情報がファイルに書き込まれることはありません。</translation>
    </message>
    <message>
        <source>The secret store still holds your sign-in.</source>
        <translation>サインイン情報がシークレットストアに残っています。</translation>
    </message>
    <message>
        <source>It could not be removed there. Unlock the store and sign out again.</source>
        <translation>シークレットストアから削除できませんでした。ロックを解除してから、もう一度サインアウトしてください。</translation>
    </message>
    <message>
        <source>Your sign-ins could not be read.</source>
        <translation>サインイン情報を読み取れませんでした。</translation>
    </message>
    <message>
        <source>What the secret store held of them was damaged and is gone. Sign in again.</source>
        <translation>シークレットストアのサインイン情報が破損していたため、削除しました。もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>The sign-in was declined.</source>
        <translation>サインインが拒否されました。</translation>
    </message>
    <message>
        <source>Somebody chose Cancel or No on the sign-in page. Try again when you want to.</source>
        <translation>サインインのページで「キャンセル」または「いいえ」が選ばれました。必要なときに再試行してください。</translation>
    </message>
    <message>
        <source>This account cannot sign in.</source>
        <translation>このアカウントではサインインできません。</translation>
    </message>
    <message>
        <source>It is locked, or its password has run out. Your administrator can open it again.</source>
        <translation>アカウントがロックされているか、パスワードの有効期限が切れています。管理者に解除を依頼してください。</translation>
    </message>
    <message>
        <source>The tenant does not know this application.</source>
        <translation>このアプリケーションはテナントに登録されていません。</translation>
    </message>
    <message>
        <source>Check the client ID in the connection, or register an application of your own.</source>
        <translation>接続の設定でクライアント ID を確認するか、ご自分のアプリケーションを登録してください。</translation>
    </message>
    <message>
        <source>There is no such tenant.</source>
        <translation>このテナントは存在しません。</translation>
    </message>
    <message>
        <source>Check the tenant and the cloud in the connection. A tenant is an ID or a domain.</source>
        <translation>接続の設定でテナントとクラウドを確認してください。テナントは ID またはドメインで指定します。</translation>
    </message>
    <message>
        <source>Nobody signed in.</source>
        <translation>サインインが行われませんでした。</translation>
    </message>
    <message>
        <source>The browser brought no answer in time. Try again, or use a code.</source>
        <translation>時間内にブラウザーから応答がありませんでした。再試行するか、コードを使ってください。</translation>
    </message>
    <message>
        <source>The code is too old.</source>
        <translation>コードの有効期限が切れました。</translation>
    </message>
    <message>
        <source>Get a new one and type it in before its time is up.</source>
        <translation>新しいコードを取得し、有効期限内に入力してください。</translation>
    </message>
    <message>
        <source>Your organisation&apos;s rules stand in the way.</source>
        <translation>組織のポリシーにより、サインインできません。</translation>
    </message>
    <message>
        <source>Conditional access asks for a managed device, a certain network or a stronger sign-in. Sign in again in your usual browser; if it stays so, ask your administrator.</source>
        <translation>条件付きアクセスにより、管理対象のデバイス、特定のネットワーク、またはより強力な認証が求められています。いつものブラウザーでもう一度サインインしてください。解決しない場合は、管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The application may not be used yet.</source>
        <translation>このアプリケーションの使用は、まだ許可されていません。</translation>
    </message>
    <message>
        <source>An administrator of your tenant has to allow it once. Or use your own client ID.</source>
        <translation>テナントの管理者による許可が一度必要です。または、ご自分のクライアント ID を使用してください。</translation>
    </message>
    <message>
        <source>Your sign-in has ended.</source>
        <translation>サインインが無効になりました。</translation>
    </message>
    <message>
        <source>It ran out or was withdrawn. Sign in again; nothing else is needed.</source>
        <translation>有効期限が切れたか、取り消されました。もう一度サインインするだけで使用できます。</translation>
    </message>
    <message>
        <source>{0} takes no keys.</source>
        <translation>{0} ではキーを使用できません。</translation>
    </message>
    <message>
        <source>Its owner switched keys off. Choose Microsoft Entra sign-in for this connection.</source>
        <translation>所有者がキーを無効にしています。この接続の認証を Microsoft Entra に切り替えてください。</translation>
    </message>
    <message>
        <source>{0} is closed to this network.</source>
        <translation>{0} は、このネットワークからの接続を許可していません。</translation>
    </message>
    <message>
        <source>Its firewall lets in certain networks only. Use one of them, or ask its owner.</source>
        <translation>ファイアウォールで特定のネットワークだけが許可されています。許可されたネットワークを使うか、所有者に問い合わせてください。</translation>
    </message>
    <message>
        <source>{0} has no name of its own.</source>
        <translation>{0} にはカスタムサブドメインがありません。</translation>
    </message>
    <message>
        <source>Sign-in works with a custom subdomain only (my-resource.openai.azure.com). Use that address, or have its owner give it one.</source>
        <translation>サインインには、my-resource.openai.azure.com のようなカスタムサブドメインが必要です。そのアドレスを使うか、所有者に設定を依頼してください。</translation>
    </message>
    <message>
        <source>Your account may not use {0}.</source>
        <translation>このアカウントには {0} を使う権限がありません。</translation>
    </message>
    <message>
        <source>It lacks the role Cognitive Services OpenAI User on this resource. Ask its owner for it; it takes effect within some minutes.</source>
        <translation>リソースに対する Cognitive Services OpenAI User ロールがありません。リソースの所有者に依頼してください。反映には数分かかります。</translation>
    </message>
    <message>
        <source>The sign-in service cannot be reached.</source>
        <translation>サインインサービスに接続できません。</translation>
    </message>
    <message>
        <source>Check your network and proxy, then try again.</source>
        <translation>ネットワークとプロキシを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>The certificate of the sign-in service is not trusted.</source>
        <translation>サインインサービスの証明書を信頼できません。</translation>
    </message>
    <message>
        <source>It would not be safe, so it was not done. Check tenant, clock and network.</source>
        <translation>安全でないため、サインインしませんでした。テナント、コンピューターの時計、ネットワークを確認してください。</translation>
    </message>
    <message>
        <source>This application is not registered for programs like this one.</source>
        <translation>このアプリケーションは、デスクトッププログラム用に登録されていません。</translation>
    </message>
    <message>
        <source>In its registration, under Authentication, allow public client flows.</source>
        <translation>アプリの登録の「認証」で、パブリッククライアントフローを許可してください。</translation>
    </message>
    <message>
        <source>This application does not know where to return to.</source>
        <translation>このアプリケーションに、サインイン後の戻り先が登録されていません。</translation>
    </message>
    <message>
        <source>In its registration add the redirect http://localhost under Mobile and desktop applications.</source>
        <translation>アプリの登録の「モバイル アプリケーションとデスクトップ アプリケーション」に、リダイレクト URI として http://localhost を追加してください。</translation>
    </message>
    <message>
        <source>A second step is needed to sign in.</source>
        <translation>サインインには追加の確認が必要です。</translation>
    </message>
    <message>
        <source>Sign in again and complete it (multi-factor authentication).</source>
        <translation>もう一度サインインし、多要素認証を完了してください。</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>サインインしていません。</translation>
    </message>
    <message>
        <source>{0} uses Microsoft Entra. Sign in once; it is renewed by itself from then on.</source>
        <translation>{0} では Microsoft Entra を使います。一度サインインすると、その後は自動的に更新されます。</translation>
    </message>
    <message>
        <source>{0} did not accept your sign-in.</source>
        <translation>{0} がサインインを受け付けませんでした。</translation>
    </message>
    <message>
        <source>Check that the address and your account belong to the same tenant.</source>
        <translation>アドレスとアカウントが同じテナントのものか確認してください。</translation>
    </message>
    <message>
        <source>Your sign-in is for another service than {0}.</source>
        <translation>サインインの対象が {0} とは別のサービスになっています。</translation>
    </message>
    <message>
        <source>Both usual scopes were tried. Name the right one in the connection.</source>
        <translation>通常の 2 つのスコープはどちらも使えませんでした。接続の設定で正しいスコープを指定してください。</translation>
    </message>
    <message>
        <source>Your account belongs to another tenant.</source>
        <translation>アカウントが別のテナントに属しています。</translation>
    </message>
    <message>
        <source>Name the tenant that {0} is in, in the connection, or sign in as somebody else.</source>
        <translation>接続の設定で {0} のテナントを指定するか、別のアカウントでサインインしてください。</translation>
    </message>
    <message>
        <source>Signing in failed.</source>
        <translation>サインインに失敗しました。</translation>
    </message>
    <message>
        <source>The details hold the provider&apos;s own words. Try again, or ask your administrator.</source>
        <translation>プロバイダーの原文は「詳細」で確認できます。再試行するか、管理者に問い合わせてください。</translation>
    </message>
</context>
<context>
    <name>SignInSheet</name>
    <message>
        <source>Sign in with Microsoft Entra</source>
        <translation>Microsoft Entra でサインイン</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>ページをもう一度開く</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>残り {0}</translation>
    </message>
    <message>
        <source>Use a browser here</source>
        <translation>ブラウザーでサインイン</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>コードでサインイン</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>You are signed in as {0}.</source>
        <translation>{0} としてサインインしました。</translation>
    </message>
    <message>
        <source>It is renewed by itself before every connection.</source>
        <translation>サインインは接続の前に毎回、自動的に更新されます。</translation>
    </message>
    <message>
        <source>No browser opens here.</source>
        <translation>ブラウザーを開けませんでした。</translation>
    </message>
    <message>
        <source>Copy the link into one on this machine, or use a code on another.</source>
        <translation>リンクをコピーしてこのコンピューターのブラウザーで開くか、別のデバイスでコードを使ってください。</translation>
    </message>
    <message>
        <source>Go on in your browser.</source>
        <translation>ブラウザーで続けてください。</translation>
    </message>
    <message>
        <source>Sign in there and come back. Your password never comes near Duologue.</source>
        <translation>ブラウザーでサインインしてから戻ってください。パスワードが Duologue に渡ることはありません。</translation>
    </message>
    <message>
        <source>Sign in on another machine.</source>
        <translation>別のデバイスでサインインしてください。</translation>
    </message>
    <message>
        <source>This window notices by itself when it is done.</source>
        <translation>完了すると、このウィンドウに自動的に反映されます。</translation>
    </message>
    <message>
        <source>Almost there…</source>
        <translation>まもなく完了します…</translation>
    </message>
    <message>
        <source>The provider hands out what you just allowed.</source>
        <translation>許可された内容をプロバイダーから受け取っています。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>The provider is asked.</source>
        <translation>プロバイダーに問い合わせています。</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
</context>
<context>
    <name>SoundExport</name>
    <message>
        <source>{0} is saved.</source>
        <translation>{0} を保存しました。</translation>
    </message>
    <message>
        <source>{0} s: you on the left, the assistant on the right.</source>
        <translation>{0} 秒。左があなた、右がアシスタントです。</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>Microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>マイクのレベル</translation>
    </message>
    <message>
        <source>Check the microphone</source>
        <translation>マイクを確認</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>スピーカー</translation>
    </message>
    <message>
        <source>Play a test tone</source>
        <translation>テスト音を再生</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>エコー</translation>
    </message>
    <message>
        <source>I use loudspeakers: cancel echo</source>
        <translation>スピーカー使用時のエコーを除去</translation>
    </message>
    <message>
        <source>Takes the assistant out of your microphone. With a headset it only weakens your own voice.</source>
        <translation>マイクに入るアシスタントの声を取り除きます。ヘッドセットでは、あなたの声が弱くなるだけです。</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Say a sentence. Three seconds are recorded, judged and played back; nothing is kept or sent.</source>
        <translation>何か一文を話してください。3 秒間録音し、判定してから再生します。録音は保存も送信もされません。</translation>
    </message>
    <message>
        <source>Of the assistant&apos;s voice in this program. Recordings do not depend on it.</source>
        <translation>このプログラムでのアシスタントの声の音量です。録音には影響しません。</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>No microphone is chosen.</source>
        <translation>マイクが選ばれていません。</translation>
    </message>
    <message>
        <source>Speak now… {0}</source>
        <translation>今、話してください… {0}</translation>
    </message>
    <message>
        <source>Stop playing it back</source>
        <translation>再生を停止</translation>
    </message>
    <message>
        <source>Stop the test tone</source>
        <translation>テスト音を停止</translation>
    </message>
    <message>
        <source>Peak {0}, noise {1}.</source>
        <translation>ピーク {0}、雑音 {1}。</translation>
    </message>
</context>
<context>
    <name>SoundVerdict</name>
    <message>
        <source>Clipping</source>
        <translation>音割れ</translation>
    </message>
    <message>
        <source>Digital silence</source>
        <translation>デジタル無音</translation>
    </message>
    <message>
        <source>Very quiet</source>
        <translation>とても小さい</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>小さい</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Good: your voice is clear.</source>
        <translation>良好です。声ははっきり届いています。</translation>
    </message>
    <message>
        <source>Your voice is quiet. Come closer, or turn the microphone up in the system&apos;s settings.</source>
        <translation>声が小さめです。マイクに近づくか、システムの設定でマイクの音量を上げてください。</translation>
    </message>
    <message>
        <source>Hardly anything was heard. Is this the right microphone?</source>
        <translation>ほとんど聞こえませんでした。マイクの選択は合っていますか？</translation>
    </message>
    <message>
        <source>Only digital silence came. Is it switched off, or not allowed in the system&apos;s settings?</source>
        <translation>デジタル無音しか届きませんでした。電源が切れているか、システムの設定で許可されていない可能性があります。</translation>
    </message>
    <message>
        <source>It clips: turn the microphone down in the system&apos;s settings, or move away a little.</source>
        <translation>音割れしています。システムの設定でマイクの音量を下げるか、少し離れてください。</translation>
    </message>
    <message>
        <source>There is much noise behind your voice. A headset or a quieter place helps.</source>
        <translation>周囲の雑音が大きめです。ヘッドセットを使うか、静かな場所に移ると改善します。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Connecting.</source>
        <translation>接続しています。</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>{0} を開いています…</translation>
    </message>
    <message>
        <source>Ending.</source>
        <translation>終了しています。</translation>
    </message>
    <message>
        <source>Closing the session and saving the recording…</source>
        <translation>セッションを閉じ、録音を保存しています…</translation>
    </message>
    <message>
        <source>Ended.</source>
        <translation>終了しました。</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>準備ができました。</translation>
    </message>
    <message>
        <source>Press Start and say hello, or type below.</source>
        <translation>「開始」を押して話しかけるか、下に入力してください。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>接続が切れました。</translation>
    </message>
    <message>
        <source>Connecting again…</source>
        <translation>再接続しています…</translation>
    </message>
    <message>
        <source>Trying again in {0} s.</source>
        <translation>{0} 秒後に再接続します。</translation>
    </message>
    <message>
        <source>Press {0} again to send what you said.</source>
        <translation>もう一度 {0} を押すと、話した内容を送信します。</translation>
    </message>
    <message>
        <source>Let go to send what you said.</source>
        <translation>キーを離すと、話した内容を送信します。</translation>
    </message>
    <message>
        <source>Recording.</source>
        <translation>録音しています。</translation>
    </message>
    <message>
        <source>Speaking.</source>
        <translation>アシスタントが話しています。</translation>
    </message>
    <message>
        <source>No speaker is in use: read along.</source>
        <translation>スピーカーは使用していません。文字でお読みください。</translation>
    </message>
    <message>
        <source>Running a function.</source>
        <translation>関数を実行しています。</translation>
    </message>
    <message>
        <source>Hearing you.</source>
        <translation>あなたの声を聞き取っています。</translation>
    </message>
    <message>
        <source>The service hears speech.</source>
        <translation>サービスが発話を検出しています。</translation>
    </message>
    <message>
        <source>Waiting.</source>
        <translation>応答を待っています。</translation>
    </message>
    <message>
        <source>The service prepares its answer.</source>
        <translation>サービスが応答を準備しています。</translation>
    </message>
    <message>
        <source>Check the microphone</source>
        <translation>マイクを確認</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>{0} を使用</translation>
    </message>
    <message>
        <source>No microphone.</source>
        <translation>マイクがありません。</translation>
    </message>
    <message>
        <source>Type below, or choose a microphone.</source>
        <translation>下に入力するか、マイクを選んでください。</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>ミュート解除</translation>
    </message>
    <message>
        <source>To talk, unmute first.</source>
        <translation>話すには、先にミュートを解除してください。</translation>
    </message>
    <message>
        <source>The service hears silence.</source>
        <translation>サービスには無音が送られています。</translation>
    </message>
    <message>
        <source>Muted.</source>
        <translation>ミュート中です。</translation>
    </message>
    <message>
        <source>{0}: only digital silence. Off, or not allowed?</source>
        <translation>「{0}」: デジタル無音のみです。電源オフか、許可されていない可能性があります。</translation>
    </message>
    <message>
        <source>I hear nothing.</source>
        <translation>何も聞こえません。</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>聞いています。</translation>
    </message>
    <message>
        <source>Your microphone is live: {0}.</source>
        <translation>マイクはオンです: {0}</translation>
    </message>
    <message>
        <source>Press {0}, speak, and press it again.</source>
        <translation>{0} を押して話し、もう一度押してください。</translation>
    </message>
    <message>
        <source>Press to talk.</source>
        <translation>押すと話せます。</translation>
    </message>
    <message>
        <source>Hold {0} or the button while you speak.</source>
        <translation>{0} またはボタンを押している間、話せます。</translation>
    </message>
    <message>
        <source>Hold to talk.</source>
        <translation>押している間だけ話せます。</translation>
    </message>
    <message>
        <source>Press Esc to interrupt.</source>
        <translation>Esc を押すと割り込めます。</translation>
    </message>
    <message>
        <source>Press {0} to interrupt and talk, or Esc.</source>
        <translation>{0} を押すと割り込んで話せます。Esc でも割り込めます。</translation>
    </message>
    <message>
        <source>Hold {0} to interrupt, or press Esc.</source>
        <translation>{0} を押し続けるか、Esc を押すと割り込めます。</translation>
    </message>
    <message>
        <source>Speak to interrupt, or press Esc.</source>
        <translation>話しかけるか、Esc を押すと割り込めます。</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Let silence end my turns</source>
        <translation>無音でターンを終える</translation>
    </message>
    <message>
        <source>The service finds the end of your turns</source>
        <translation>ターンの終わりはサービスが判断します</translation>
    </message>
    <message>
        <source>Use push to talk</source>
        <translation>プッシュツートークを使う</translation>
    </message>
    <message>
        <source>Preferences for talking…</source>
        <translation>話し方の設定…</translation>
    </message>
    <message>
        <source>Press to talk</source>
        <translation>押して話す</translation>
    </message>
    <message>
        <source>Stop and send</source>
        <translation>止めて送信</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>押しながら話す</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Push to talk: off, because the service finds the end of your turns</source>
        <translation>プッシュツートーク: オフ（ターンの終わりはサービスが判断するため）</translation>
    </message>
</context>
<context>
    <name>TalkKeyField</name>
    <message>
        <source>Press a key…</source>
        <translation>キーを押してください…</translation>
    </message>
    <message>
        <source>Press the key to talk with; Esc keeps {0}, Backspace makes it Space</source>
        <translation>話すときに使うキーを押してください。Esc で {0} のまま、Backspace で Space に戻します</translation>
    </message>
    <message>
        <source>Talk key: {0}. Press to choose another</source>
        <translation>話すキー: {0}。押すと変更できます</translation>
    </message>
</context>
<context>
    <name>TalkingPage</name>
    <message>
        <source>After a silence</source>
        <translation>無音が続いたとき</translation>
    </message>
    <message>
        <source>When what I say is complete</source>
        <translation>話が一区切りついたとき</translation>
    </message>
    <message>
        <source>When I let go of a key: push to talk</source>
        <translation>キーを離したとき: プッシュツートーク</translation>
    </message>
    <message>
        <source>My turn ends</source>
        <translation>ターンの終わり</translation>
    </message>
    <message>
        <source>In a running session from the next turn on. Finer settings are in the side panel.</source>
        <translation>セッション中は次のターンから反映されます。詳しい設定はサイドパネルにあります。</translation>
    </message>
    <message>
        <source>Talk key</source>
        <translation>話すキー</translation>
    </message>
    <message>
        <source>A key that types, like Space, types in text fields; F9 or Right Ctrl talk there too.</source>
        <translation>Space のような文字キーは、入力欄では文字の入力になります。F9 や右 Ctrl なら入力欄でも話せます。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中央ボタン</translation>
    </message>
    <message>
        <source>Back button</source>
        <translation>戻るボタン</translation>
    </message>
    <message>
        <source>Forward button</source>
        <translation>進むボタン</translation>
    </message>
    <message>
        <source>Mouse button</source>
        <translation>マウスのボタン</translation>
    </message>
    <message>
        <source>Talks wherever the pointer is in the window, instead of what the button does there.</source>
        <translation>ポインターがウィンドウのどこにあっても話せます。ボタン本来の動作は行われません。</translation>
    </message>
    <message>
        <source>Way of talking</source>
        <translation>操作方法</translation>
    </message>
    <message>
        <source>Press to begin, press again to send</source>
        <translation>押して開始、もう一度押して送信</translation>
    </message>
    <message>
        <source>Instead of holding. Leaving the window does not end it then.</source>
        <translation>押し続ける代わりに使います。ウィンドウを離れても途切れません。</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>show all ({0} characters)</source>
        <translation>すべて表示（{0} 文字）</translation>
    </message>
    <message>
        <source>show less</source>
        <translation>折りたたむ</translation>
    </message>
    <message>
        <source>… and {0} more characters; copy to see all.</source>
        <translation>… ほか {0} 文字。全文はコピーして確認できます。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Only the service can forget an item, and no session is open.</source>
        <translation>項目を削除できるのはサービスだけですが、セッションが開いていません。</translation>
    </message>
    <message>
        <source>all right</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Delete this? The service forgets it, which cannot be undone. The recording keeps it.</source>
        <translation>削除しますか？ サービスの会話から消え、元に戻せません。録音には残ります。</translation>
    </message>
    <message>
        <source>delete it (press Delete again)</source>
        <translation>削除（もう一度 Delete）</translation>
    </message>
    <message>
        <source>keep it (Esc)</source>
        <translation>残す (Esc)</translation>
    </message>
    <message>
        <source>Enter or arrow right: {0}.</source>
        <translation>Enter または右矢印: {0}。</translation>
    </message>
    <message>
        <source>arguments {0}</source>
        <translation>引数 {0}</translation>
    </message>
    <message>
        <source>result {0}</source>
        <translation>結果 {0}</translation>
    </message>
    <message>
        <source>{0} said: {1}.</source>
        <translation>{0}: {1}。</translation>
    </message>
    <message>
        <source>Never heard: {0}.</source>
        <translation>未再生: {0}。</translation>
    </message>
    <message>
        <source>Not heard yet: {0}.</source>
        <translation>これから再生: {0}。</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>asks for permission</source>
        <translation>許可を求めています</translation>
    </message>
    <message>
        <source>arguments arriving…</source>
        <translation>引数を受信中…</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>実行中…</translation>
    </message>
    <message>
        <source>running… {0}</source>
        <translation>実行中… {0}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>done {0}</source>
        <translation>完了 {0}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>failed {0}</source>
        <translation>失敗 {0}</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>not part of the conversation</source>
        <translation>会話には含まれません</translation>
    </message>
    <message>
        <source>stop playing</source>
        <translation>再生を停止</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>listening…</source>
        <translation>聞いています…</translation>
    </message>
    <message>
        <source>interim transcription</source>
        <translation>文字起こし（途中）</translation>
    </message>
    <message>
        <source>Not transcribed: {0}</source>
        <translation>文字起こしできませんでした: {0}</translation>
    </message>
    <message>
        <source>Not transcribed.</source>
        <translation>文字起こしできませんでした。</translation>
    </message>
    <message>
        <source>play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>transcribing…</source>
        <translation>文字起こし中…</translation>
    </message>
    <message>
        <source>(spoken, not transcribed)</source>
        <translation>（発話、文字起こしなし）</translation>
    </message>
    <message>
        <source>(spoken)</source>
        <translation>（発話）</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>アシスタント</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>応答中…</translation>
    </message>
    <message>
        <source>(nothing was said)</source>
        <translation>（発言なし）</translation>
    </message>
    <message>
        <source>first sound {0}</source>
        <translation>音声開始 {0}</translation>
    </message>
    <message>
        <source>From the end of your turn to the first sound of the answer.</source>
        <translation>あなたのターンの終わりから、応答の最初の音までの時間です。</translation>
    </message>
    <message>
        <source>You spoke up here; the service was told to forget what comes after.</source>
        <translation>ここであなたが話し始めました。これより後は忘れるよう、サービスに伝えました。</translation>
    </message>
    <message>
        <source>cut at {0}</source>
        <translation>{0} で打ち切り</translation>
    </message>
    <message>
        <source>It arrived and was never played. The service has forgotten it; this window keeps it.</source>
        <translation>届きましたが、再生されませんでした。サービスの会話からは消え、このウィンドウには残ります。</translation>
    </message>
    <message>
        <source>never heard {0}</source>
        <translation>未再生 {0}</translation>
    </message>
    <message>
        <source>speaking…</source>
        <translation>発話中…</translation>
    </message>
    <message>
        <source>play what was cut</source>
        <translation>打ち切られた部分を再生</translation>
    </message>
    <message>
        <source>(picture)</source>
        <translation>（画像）</translation>
    </message>
    <message>
        <source>(no visible characters)</source>
        <translation>（表示できる文字なし）</translation>
    </message>
    <message>
        <source>Written by a separate model: a rough guide to what the assistant heard.</source>
        <translation>別のモデルによる書き起こしです。アシスタントが聞いた内容の目安です。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Out of band</source>
        <translation>会話外</translation>
    </message>
    <message>
        <source>The service reads the tools of its tool server…</source>
        <translation>サービスがツールサーバーのツールを読み込んでいます…</translation>
    </message>
    <message>
        <source>The service could not read the tools of its tool server.</source>
        <translation>サービスがツールサーバーのツールを読み込めませんでした。</translation>
    </message>
    <message>
        <source>The service read the tools of its tool server.</source>
        <translation>サービスがツールサーバーのツールを読み込みました。</translation>
    </message>
    <message>
        <source>A tool call was answered.</source>
        <translation>ツール呼び出しに結果が返されました。</translation>
    </message>
    <message>
        <source>An item of a kind this program does not know.</source>
        <translation>このプログラムが対応していない種類の項目です。</translation>
    </message>
</context>
<context>
    <name>TranscriptPane</name>
    <message>
        <source>Newest words</source>
        <translation>最新の発話</translation>
    </message>
</context>
<context>
    <name>TranscriptPrinter</name>
    <message>
        <source>cut at {0} ms; heard: {1}</source>
        <translation>{0} ms で打ち切り、再生済み: {1}</translation>
    </message>
    <message>
        <source>(not transcribed)</source>
        <translation>（文字起こしなし）</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>アシスタント</translation>
    </message>
</context>
<context>
    <name>TranscriptSearch</name>
    <message>
        <source>Search words, tools, arguments and results</source>
        <translation>発話、ツール、引数、結果を検索</translation>
    </message>
    <message>
        <source>Search the transcript</source>
        <translation>会話の記録を検索</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>前の一致 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>次の一致 (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>検索を閉じる (Esc)</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Copy the selected words</source>
        <translation>選択した語句をコピー</translation>
    </message>
    <message>
        <source>Copy the whole transcript</source>
        <translation>会話の記録をすべてコピー</translation>
    </message>
    <message>
        <source>Copy the whole transcript as Markdown</source>
        <translation>会話の記録をすべて Markdown としてコピー</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Show in the waveform</source>
        <translation>波形で表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown としてコピー</translation>
    </message>
    <message>
        <source>Copy arguments</source>
        <translation>引数をコピー</translation>
    </message>
    <message>
        <source>Copy result</source>
        <translation>結果をコピー</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>会話の記録</translation>
    </message>
</context>
<context>
    <name>Turn</name>
    <message>
        <source>{0} turns. {1}</source>
        <translation>{0} ターン。{1}</translation>
    </message>
    <message>
        <source>text in</source>
        <translation>文字入力</translation>
    </message>
    <message>
        <source>audio in</source>
        <translation>音声入力</translation>
    </message>
    <message>
        <source>pictures in</source>
        <translation>画像入力</translation>
    </message>
    <message>
        <source>in, not split</source>
        <translation>入力（内訳なし）</translation>
    </message>
    <message>
        <source>text in, cached</source>
        <translation>文字入力（キャッシュ）</translation>
    </message>
    <message>
        <source>audio in, cached</source>
        <translation>音声入力（キャッシュ）</translation>
    </message>
    <message>
        <source>pictures in, cached</source>
        <translation>画像入力（キャッシュ）</translation>
    </message>
    <message>
        <source>text out</source>
        <translation>文字出力</translation>
    </message>
    <message>
        <source>audio out</source>
        <translation>音声出力</translation>
    </message>
    <message>
        <source>out, not split</source>
        <translation>出力（内訳なし）</translation>
    </message>
    <message>
        <source>transcription</source>
        <translation>文字起こし</translation>
    </message>
    <message>
        <source>Usage: {0}</source>
        <translation>使用量: {0}</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>価格なし</translation>
    </message>
    <message>
        <source>speech end noticed</source>
        <translation>発話終了の検出</translation>
    </message>
    <message>
        <source>audio committed</source>
        <translation>音声の確定</translation>
    </message>
    <message>
        <source>response began</source>
        <translation>応答の開始</translation>
    </message>
    <message>
        <source>first output arrived</source>
        <translation>最初の出力の受信</translation>
    </message>
    <message>
        <source>{0}: {1} of {2}, {3}.</source>
        <translation>{0}: {2} のうち {1}、{3}。</translation>
    </message>
    <message>
        <source>first sound heard</source>
        <translation>音声開始</translation>
    </message>
    <message>
        <source>Interrupted: cut at {0}, {1} never heard.</source>
        <translation>割り込み: {0} で打ち切り、未再生 {1}。</translation>
    </message>
    <message>
        <source>Interrupted: cut at {0}, {1} never heard, for about {2}.</source>
        <translation>割り込み: {0} で打ち切り、未再生 {1}（約 {2}）。</translation>
    </message>
    <message>
        <source>your silence window</source>
        <translation>無音の待ち時間</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>your speaker</source>
        <translation>スピーカー</translation>
    </message>
    <message>
        <source>The service waits for {0} of silence before it ends your turn: a setting of yours, hatched in the bar. What is beyond it is its detection and the network.</source>
        <translation>サービスは {0} の無音を待ってから、あなたのターンを終えます。この長さは設定によるもので、棒では斜線で示します。残りは検出とネットワークにかかった時間です。</translation>
    </message>
    <message>
        <source>The service listens until it takes your turn to be over, by silence or by meaning.</source>
        <translation>サービスは、無音または意味からターンが終わったと判断するまで聞き続けます。</translation>
    </message>
    <message>
        <source>The service makes an item of what you said; in push to talk the network&apos;s way there and back.</source>
        <translation>サービスがあなたの発話を会話の項目にします。プッシュツートークでは、ネットワークの往復時間です。</translation>
    </message>
    <message>
        <source>The service begins a response, at once or when the one before has ended.</source>
        <translation>サービスが応答を始めます。すぐに、または前の応答が終わってから始まります。</translation>
    </message>
    <message>
        <source>The model reads the whole conversation and makes its first output; that grows with the conversation.</source>
        <translation>モデルが会話全体を読み、最初の出力を作ります。会話が長くなるほど時間がかかります。</translation>
    </message>
    <message>
        <source>From the arrival to your ear: decoding, the sound server, and the device&apos;s own latency.</source>
        <translation>受信から耳に届くまで: デコード、サウンドサーバー、デバイスの遅延です。</translation>
    </message>
    <message>
        <source>Latency of the turn</source>
        <translation>ターンの遅延</translation>
    </message>
</context>
<context>
    <name>TurnPage</name>
    <message>
        <source>Turn before (Alt+Left)</source>
        <translation>前のターン (Alt+Left)</translation>
    </message>
    <message>
        <source>Turn after (Alt+Right)</source>
        <translation>次のターン (Alt+Right)</translation>
    </message>
    <message>
        <source>Usage of the turn</source>
        <translation>ターンの使用量</translation>
    </message>
    <message>
        <source>After the first answer you see here where the time of a turn went.</source>
        <translation>最初の応答の後、ターンの所要時間の内訳をここに表示します。</translation>
    </message>
    <message>
        <source>Turn {0} of {1}{2}</source>
        <translation>ターン {0} / {1}{2}</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>価格なし</translation>
    </message>
    <message>
        <source>{0} est.</source>
        <translation>約 {0}</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>アシスタント</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュート中</translation>
    </message>
    <message>
        <source>turn ended ({0} of silence)</source>
        <translation>ターン終了（無音 {0}）</translation>
    </message>
    <message>
        <source>turn ended</source>
        <translation>ターン終了</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>接続なし</translation>
    </message>
    <message>
        <source>no connection for {0}</source>
        <translation>接続なし {0}</translation>
    </message>
    <message>
        <source>new session</source>
        <translation>新しいセッション</translation>
    </message>
    <message>
        <source>speech start</source>
        <translation>発話開始</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>speech stop</source>
        <translation>発話終了</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>response created</source>
        <translation>応答作成</translation>
    </message>
    <message>
        <source>first sound {0}</source>
        <translation>音声開始 {0}</translation>
    </message>
    <message>
        <source>never heard {0}</source>
        <translation>未再生 {0}</translation>
    </message>
    <message>
        <source>cut at {0}</source>
        <translation>{0} で打ち切り</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>never heard +{0} s</source>
        <translation>未再生 +{0} 秒</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>再生を停止</translation>
    </message>
    <message>
        <source>Play from {0}</source>
        <translation>{0} から再生</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>選択範囲を再生</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>選択範囲を拡大</translation>
    </message>
    <message>
        <source>Save the selection as a sound file…</source>
        <translation>選択範囲を音声ファイルに保存…</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Select the whole session</source>
        <translation>セッション全体を選択</translation>
    </message>
    <message>
        <source>Show the whole session</source>
        <translation>セッション全体を表示</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>現在に追従</translation>
    </message>
    <message>
        <source>Copy the time {0}</source>
        <translation>時刻 {0} をコピー</translation>
    </message>
    <message>
        <source>Save the selection</source>
        <translation>選択範囲の保存</translation>
    </message>
    <message>
        <source>Sound (*.wav)</source>
        <translation>音声 (*.wav)</translation>
    </message>
    <message>
        <source>{0}   You {1}   Assistant {2}</source>
        <translation>{0}   あなた {1}   アシスタント {2}</translation>
    </message>
    <message>
        <source>You {0}   Assistant {1}</source>
        <translation>あなた {0}   アシスタント {1}</translation>
    </message>
    <message>
        <source>{0}, RMS {1}</source>
        <translation>{0}、RMS {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>Speech start {0}</source>
        <translation>発話開始 {0}</translation>
    </message>
    <message>
        <source>Speech stop {0}, after the silence</source>
        <translation>発話終了 {0}（無音の後）</translation>
    </message>
    <message>
        <source>Audio committed {0}</source>
        <translation>音声の確定 {0}</translation>
    </message>
    <message>
        <source>Response created {0}</source>
        <translation>応答の作成 {0}</translation>
    </message>
    <message>
        <source>First sound {0}</source>
        <translation>音声開始 {0}</translation>
    </message>
    <message>
        <source>Cut {0}</source>
        <translation>打ち切り {0}</translation>
    </message>
    <message>
        <source>Response stopped {0}</source>
        <translation>応答の停止 {0}</translation>
    </message>
    <message>
        <source>Error {0}</source>
        <translation>エラー {0}</translation>
    </message>
    <message>
        <source>Speech start {0}, by the service: audio_start_ms {1}</source>
        <translation>発話開始 {0}、サービスの値: audio_start_ms {1}</translation>
    </message>
    <message>
        <source>Speech stop {0}, after the silence, by the service: audio_end_ms {1}</source>
        <translation>発話終了 {0}（無音の後）、サービスの値: audio_end_ms {1}</translation>
    </message>
    <message>
        <source>First sound {0}, after {1} ms</source>
        <translation>音声開始 {0}、{1} ms 後</translation>
    </message>
    <message>
        <source>Cut {0}: audio_end_ms {1} of the answer was heard</source>
        <translation>打ち切り {0}: 応答は audio_end_ms {1} まで再生されました</translation>
    </message>
    <message>
        <source>{0} is running</source>
        <translation>{0} を実行中</translation>
    </message>
    <message>
        <source>{0} ran {1}</source>
        <translation>{0} の実行時間 {1}</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>接続なし</translation>
    </message>
    <message>
        <source>No connection for {0}</source>
        <translation>接続なし: {0}</translation>
    </message>
    <message>
        <source>A new session took over</source>
        <translation>新しいセッションに切り替わりました</translation>
    </message>
    <message>
        <source>{0} of silence: here the service ended the turn</source>
        <translation>無音 {0}: サービスはここでターンを終えました</translation>
    </message>
    <message>
        <source>Never heard: {0}, the last {1} hidden by the next answer. A click plays it.</source>
        <translation>未再生: {0}（最後の {1} は次の応答に隠れています）。クリックで再生します。</translation>
    </message>
    <message>
        <source>Never heard: {0}. A click plays it.</source>
        <translation>未再生: {0}。クリックで再生します。</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}～{1}</translation>
    </message>
    <message>
        <source>selected {0} to {1}, {2}</source>
        <translation>選択範囲 {0}～{1}、{2}</translation>
    </message>
    <message>
        <source>cursor at {0}</source>
        <translation>カーソル {0}</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>再生中</translation>
    </message>
    <message>
        <source>+{0} s</source>
        <translation>+{0} 秒</translation>
    </message>
</context>
<context>
    <name>WaveformOverview</name>
    <message>
        <source>Overview of the session</source>
        <translation>セッションの全体図</translation>
    </message>
    <message>
        <source>The whole session: drag to move through it</source>
        <translation>セッション全体: ドラッグで移動</translation>
    </message>
</context>
<context>
    <name>WaveformPane</name>
    <message>
        <source>Play from the cursor</source>
        <translation>カーソルから再生</translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation>縮小（長い時間を表示）</translation>
    </message>
    <message>
        <source>Show less time, larger</source>
        <translation>拡大（短い時間を表示）</translation>
    </message>
    <message>
        <source>Show the whole session</source>
        <translation>セッション全体を表示</translation>
    </message>
    <message>
        <source>Follow now</source>
        <translation>現在に追従</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>再生を停止</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Both voices appear here: yours as it is sent, the assistant&apos;s as it is heard.</source>
        <translation>ここに両者の声が表示されます。あなたの声は送信時、アシスタントの声は再生時のものです。</translation>
    </message>
</context>
<context>
    <name>WindowTitle</name>
    <message>
        <source>Muted</source>
        <translation>ミュート中</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>録音中</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>無音</translation>
    </message>
    <message>
        <source>{0} dBFS</source>
        <translation>{0} dBFS</translation>
    </message>
    <message>
        <source>Stopped because you began to speak.</source>
        <translation>あなたが話し始めたため、停止しました。</translation>
    </message>
    <message>
        <source>You stopped this response.</source>
        <translation>この応答を停止しました。</translation>
    </message>
    <message>
        <source>Ended early: the response reached its token limit.</source>
        <translation>途中で終了: 応答がトークン数の上限に達しました。</translation>
    </message>
    <message>
        <source>Ended early: the service&apos;s content filter stopped it.</source>
        <translation>途中で終了: サービスのコンテンツフィルターにより停止されました。</translation>
    </message>
    <message>
        <source>Ended early: the service left the response incomplete.</source>
        <translation>途中で終了: サービスが応答を完了しませんでした。</translation>
    </message>
    <message>
        <source>The response failed. The service said: {0}</source>
        <translation>応答に失敗しました。サービスからの通知: {0}</translation>
    </message>
    <message>
        <source>The response failed.</source>
        <translation>応答に失敗しました。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>サイドパネル</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Talking and writing</source>
        <translation>発話と入力</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>ターン</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>話し方</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>サウンド</translation>
    </message>
</context>
</TS>
