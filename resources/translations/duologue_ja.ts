<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutButton</name>
    <message>
        <source>About {0} (Ctrl+I)</source>
        <translation>{0} について (Ctrl+I)</translation>
    </message>
</context>
<context>
    <name>AboutSheet</name>
    <message>
        <source>About Duologue</source>
        <translation>Duologue について</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
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
    <message>
        <source>Parts of the program</source>
        <translation>プログラムの構成要素</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>バージョン情報をコピー</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>問題を報告…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
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
    <name>AddTool</name>
    <message>
        <source>Empty function…</source>
        <translation>空の関数…</translation>
    </message>
    <message>
        <source>Function of Duologue</source>
        <translation>Duologue の関数</translation>
    </message>
    <message>
        <source>From a Python file…</source>
        <translation>Python ファイルから…</translation>
    </message>
    <message>
        <source>Paste JSON…</source>
        <translation>JSON を貼り付け…</translation>
    </message>
    <message>
        <source>MCP server…</source>
        <translation>MCP サーバー…</translation>
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
    <name>AllowedPage</name>
    <message>
        <source>Ask again before all of these</source>
        <translation>すべて再確認する</translation>
    </message>
    <message>
        <source>Nothing runs without a question. What you allow when the assistant calls a function, a program, a web address or a Python file, is listed here.</source>
        <translation>確認なしに実行されるものはありません。アシスタントが関数、プログラム、Webアドレス、Pythonファイルを呼び出したときに許可したものが、ここに表示されます。</translation>
    </message>
    <message>
        <source>These run without a question when the assistant calls for them, because you allowed it. Each of them is exactly what you saw then: anything else is asked for.</source>
        <translation>許可済みのため、アシスタントが呼び出すと確認なしに実行されます。どれも許可したときに表示されたものとまったく同じです。違うものは改めて確認します。</translation>
    </message>
</context>
<context>
    <name>AllowedRow</name>
    <message>
        <source>Ask again before this runs</source>
        <translation>次の実行前に再確認する</translation>
    </message>
    <message>
        <source>Allowed by an earlier version, which did not keep what it was</source>
        <translation>以前のバージョンで許可されたもの（内容は記録されていません）</translation>
    </message>
    <message>
        <source>A program on this computer</source>
        <translation>このコンピューターのプログラム</translation>
    </message>
    <message>
        <source>A web address (HTTP POST)</source>
        <translation>Web アドレス (HTTP POST)</translation>
    </message>
    <message>
        <source>A function in a Python file</source>
        <translation>Python ファイルの関数</translation>
    </message>
    <message>
        <source>{0}, for {1}</source>
        <translation>{0}（{1} 用）</translation>
    </message>
</context>
<context>
    <name>AmountEditor</name>
    <message>
        <source>{0}, as a number</source>
        <translation>{0}（数値）</translation>
    </message>
    <message>
        <source>Not a whole number.</source>
        <translation>整数ではありません。</translation>
    </message>
    <message>
        <source>Not a number.</source>
        <translation>数値ではありません。</translation>
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
    <name>AnswerEditor</name>
    <message>
        <source>Result of {0}</source>
        <translation>{0} の結果</translation>
    </message>
    <message>
        <source>Why {0} shall not run</source>
        <translation>{0} を実行しない理由</translation>
    </message>
    <message>
        <source>JSON or plain words</source>
        <translation>JSON または通常の文</translation>
    </message>
    <message>
        <source>Not now: ask me again tomorrow.</source>
        <translation>今はやめてください。明日また確認してください。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Send it (Ctrl+Enter)</source>
        <translation>送信 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send as error</source>
        <translation>エラーとして送信</translation>
    </message>
    <message>
        <source>Tell the assistant that the function failed</source>
        <translation>関数が失敗したことをアシスタントに伝えます</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Put a sample result in</source>
        <translation>サンプルの結果を入力</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Do not refuse it yet (Esc)</source>
        <translation>まだ拒否しない (Esc)</translation>
    </message>
</context>
<context>
    <name>AnswerFields</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>制限時間</translation>
    </message>
    <message>
        <source>Then it is ended and the assistant is told.</source>
        <translation>超えると終了し、アシスタントに伝えます。</translation>
    </message>
    <message>
        <source>Size limit</source>
        <translation>サイズの上限</translation>
    </message>
    <message>
        <source>A longer result counts as a failure.</source>
        <translation>これより長い結果は失敗として扱います。</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answered by</source>
        <translation>応答方法</translation>
    </message>
    <message>
        <source>Me, by hand</source>
        <translation>手動で応答</translation>
    </message>
    <message>
        <source>Always the same result</source>
        <translation>常に同じ結果</translation>
    </message>
    <message>
        <source>A function of Duologue</source>
        <translation>Duologue の関数</translation>
    </message>
    <message>
        <source>A program on this computer</source>
        <translation>このコンピューターのプログラム</translation>
    </message>
    <message>
        <source>A web address (HTTP POST)</source>
        <translation>Web アドレス (HTTP POST)</translation>
    </message>
    <message>
        <source>A function in a Python file</source>
        <translation>Python ファイルの関数</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>実行前の確認</translation>
    </message>
    <message>
        <source>Never: answer at once</source>
        <translation>しない: すぐに応答</translation>
    </message>
    <message>
        <source>Once: at the first call of a session</source>
        <translation>1 回: セッションの最初の呼び出し時</translation>
    </message>
    <message>
        <source>Always: before each call</source>
        <translation>毎回: 呼び出しの前</translation>
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
    <name>ArgumentRows</name>
    <message>
        <source>Add an argument</source>
        <translation>引数を追加</translation>
    </message>
    <message>
        <source>Argument {0}</source>
        <translation>引数 {0}</translation>
    </message>
    <message>
        <source>Remove the argument</source>
        <translation>引数を削除</translation>
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
    <name>BuiltInFields</name>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>It runs inside Duologue, reads no file and reaches no network.</source>
        <translation>Duologue の中で動作し、ファイルの読み取りやネットワークへの接続は行いません。</translation>
    </message>
</context>
<context>
    <name>ByHandFields</name>
    <message>
        <source>The call waits in the conversation, and you write its result there. Good for trying out a function before it exists.</source>
        <translation>呼び出しは会話の中で待機し、そこに結果を入力します。まだ存在しない関数を試すのに便利です。</translation>
    </message>
</context>
<context>
    <name>CannedFields</name>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Tell it as an error</source>
        <translation>エラーとして伝える</translation>
    </message>
    <message>
        <source>JSON or plain words, always the same.</source>
        <translation>JSON または通常の文で、常に同じ結果を返します。</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>To hear how the assistant fills a wait.</source>
        <translation>待ち時間をアシスタントがどうつなぐかを聞くための設定です。</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>失敗</translation>
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
    <name>Captions</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>アシスタント</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黒</translation>
    </message>
    <message>
        <source>Green, to key out</source>
        <translation>緑（クロマキー用）</translation>
    </message>
    <message>
        <source>Magenta, to key out</source>
        <translation>マゼンタ（クロマキー用）</translation>
    </message>
</context>
<context>
    <name>CaptionsWindow</name>
    <message>
        <source>Duologue captions</source>
        <translation>Duologue の字幕</translation>
    </message>
    <message>
        <source>Captions appear here. Drag to move.</source>
        <translation>ここに字幕が表示されます。ドラッグで移動できます。</translation>
    </message>
    <message>
        <source>Close the captions</source>
        <translation>字幕を閉じる</translation>
    </message>
</context>
<context>
    <name>CodeNeeds</name>
    <message>
        <source>Connect to</source>
        <translation>接続先</translation>
    </message>
    <message>
        <source>With headers</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>インストール</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>置き換え</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信頼</translation>
    </message>
    <message>
        <source>{0}, named in {1}</source>
        <translation>{0}（{1} で指定）</translation>
    </message>
    <message>
        <source>Go through</source>
        <translation>プロキシ</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Copy as code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Hello!</source>
        <translation>こんにちは！</translation>
    </message>
    <message>
        <source>Include the conversation so far</source>
        <translation>ここまでの会話を含める</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy all of it (Ctrl+Shift+C)</source>
        <translation>すべてコピー (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save it as a file (Ctrl+S)</source>
        <translation>ファイルに保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>Save the code</source>
        <translation>コードの保存</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>JSON events</source>
        <translation>JSON イベント</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>最初のメッセージ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>{0} に保存しました</translation>
    </message>
    <message>
        <source>What Start would ask for</source>
        <translation>「開始」で要求する内容</translation>
    </message>
    <message>
        <source>The session as it is now</source>
        <translation>現在のセッション</translation>
    </message>
    <message>
        <source>The session as it is now, without {0} changes that are not applied</source>
        <translation>現在のセッション（未適用の変更 {0} 件を除く）</translation>
    </message>
</context>
<context>
    <name>CommandFields</name>
    <message>
        <source>a name such as python3, or a path</source>
        <translation>python3 などの名前、またはパス</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose the program</source>
        <translation>プログラムを選択</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Put the words of the line into the rows</source>
        <translation>この行を分割して各欄に入力</translation>
    </message>
    <message>
        <source>your home folder</source>
        <translation>ホームフォルダー</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Or a line</source>
        <translation>または 1 行で</translation>
    </message>
    <message>
        <source>From a terminal: it is split into program and arguments, once, and no shell is used.</source>
        <translation>ターミナルで使うコマンドです。一度だけプログラムと引数に分割します。シェルは使いません。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>The arguments of the call come as JSON on standard input; what the program prints is the result. It runs with your rights: it can read and change your files and use the network. Duologue shows you the exact command before it runs for the first time, and whenever it, or a script that it names, has changed.</source>
        <translation>呼び出しの引数は標準入力からJSONとして渡され、プログラムの出力が結果になります。プログラムはあなたの権限で動作し、ファイルの読み書きやネットワークの利用ができます。Duologueは、初めて実行する前と、コマンドまたはそれが指すスクリプトが変わったときに、実行するコマンドをそのまま表示します。</translation>
    </message>
    <message>
        <source>No program is named yet.</source>
        <translation>プログラムがまだ指定されていません。</translation>
    </message>
    <message>
        <source>A quote in this line is not closed.</source>
        <translation>この行の引用符が閉じられていません。</translation>
    </message>
</context>
<context>
    <name>CompareSheet</name>
    <message>
        <source>Compare presets</source>
        <translation>プリセットの比較</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左側</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右側</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>違いはありません。</translation>
    </message>
    <message>
        <source>The settings as they are</source>
        <translation>現在の設定</translation>
    </message>
</context>
<context>
    <name>ComparedRow</name>
    <message>
        <source>Take this value</source>
        <translation>この値を使用</translation>
    </message>
    <message>
        <source>{0}: put this value into {1}</source>
        <translation>{0}: この値を {1} に設定</translation>
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
        <source>A new session began with the settings as they are now. The conversation went on as text.</source>
        <translation>現在の設定で新しいセッションが始まりました。会話は文字で引き継がれました。</translation>
    </message>
    <message>
        <source>It begins as soon as the answer is complete; interrupt the assistant to have it at once.</source>
        <translation>応答が終わりしだい始まります。すぐに始めるには、アシスタントに割り込んでください。</translation>
    </message>
    <message>
        <source>The new session is ready.</source>
        <translation>新しいセッションの準備ができました。</translation>
    </message>
    <message>
        <source>The new session could not be opened; this one goes on as it was.</source>
        <translation>新しいセッションを開始できませんでした。現在のセッションをそのまま続けます。</translation>
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
    <name>Cover</name>
    <message>
        <source>Hidden while you present</source>
        <translation>プレゼン中は非表示</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>there is no key “{0}”; known are {1}</source>
        <translation>キー「{0}」はありません。使えるキー: {1}</translation>
    </message>
    <message>
        <source>{0} is too large to be a demo.</source>
        <translation>{0} は、デモとして使うには大きすぎます。</translation>
    </message>
    <message>
        <source>{0} is no text.</source>
        <translation>{0} はテキストではありません。</translation>
    </message>
    <message>
        <source>Line {0}: {1}.</source>
        <translation>{0} 行目: {1}。</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>プリセット「{0}」はありません。</translation>
    </message>
    <message>
        <source>the built-in service has no voice on this computer</source>
        <translation>このコンピューターでは、内蔵サービスの声を使えません</translation>
    </message>
    <message>
        <source>begin the session</source>
        <translation>セッションを開始する</translation>
    </message>
    <message>
        <source>end the session</source>
        <translation>セッションを終了する</translation>
    </message>
    <message>
        <source>speak these words, by the voice of the built-in service</source>
        <translation>この言葉を、内蔵サービスの声で話す</translation>
    </message>
    <message>
        <source>speak a sound file beside the demo</source>
        <translation>デモと同じ場所にある音声ファイルを話す</translation>
    </message>
    <message>
        <source>speak into the answer, so far into it; also with play</source>
        <translation>応答が指定の秒数まで進んだところで話す（play も可）</translation>
    </message>
    <message>
        <source>press Interrupt, so far into the answer; also screenshot</source>
        <translation>回答がそこまで進んだところで割り込みます。screenshot も使えます</translation>
    </message>
    <message>
        <source>only say, play, interrupt and screenshot can come after so many seconds</source>
        <translation>「after … s」の後に書けるのは say、play、interrupt、screenshot だけです</translation>
    </message>
    <message>
        <source>until it has been heard to its end</source>
        <translation>最後まで再生されるのを待つ</translation>
    </message>
    <message>
        <source>so long</source>
        <translation>この時間だけ待つ</translation>
    </message>
    <message>
        <source>send a typed message</source>
        <translation>入力したメッセージを送信する</translation>
    </message>
    <message>
        <source>change a setting and apply it</source>
        <translation>設定を変更して適用する</translation>
    </message>
    <message>
        <source>what the key of that name does, such as mute or present</source>
        <translation>mute や present など、その名前のキーの操作を行う</translation>
    </message>
    <message>
        <source>show words over the window; without words none</source>
        <translation>ウィンドウの上に言葉を表示する（空なら消す）</translation>
    </message>
    <message>
        <source>keep a picture, where `--screenshots` says</source>
        <translation>画像を `--screenshots` の指定先に保存する</translation>
    </message>
    <message>
        <source>there is no step in it</source>
        <translation>ステップがありません</translation>
    </message>
    <message>
        <source>“{0}” is no number of seconds up to 600</source>
        <translation>「{0}」は 600 以下の秒数ではありません</translation>
    </message>
    <message>
        <source>there are no words behind “{0}:”</source>
        <translation>「{0}:」の後に言葉がありません</translation>
    </message>
    <message>
        <source>“{0}” is not a step</source>
        <translation>「{0}」はステップではありません</translation>
    </message>
    <message>
        <source>there is no setting “{0}”</source>
        <translation>設定「{0}」はありません</translation>
    </message>
    <message>
        <source>“{0}” is no value for this setting</source>
        <translation>「{0}」はこの設定に使えない値です</translation>
    </message>
</context>
<context>
    <name>DemoMenu</name>
    <message>
        <source>Play a demo</source>
        <translation>デモを再生</translation>
    </message>
    <message>
        <source>Stop the demo</source>
        <translation>デモを停止</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>Demos (*.demo)</source>
        <translation>デモ (*.demo)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>DemoPlayer</name>
    <message>
        <source>A demo needs a session of its own: end this one first.</source>
        <translation>デモには専用のセッションが必要です。先に現在のセッションを終了してください。</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>{0} 行目: {1}</translation>
    </message>
    <message>
        <source>The session could not be started.</source>
        <translation>セッションを開始できませんでした。</translation>
    </message>
    <message>
        <source>There is no session to speak in.</source>
        <translation>話すためのセッションがありません。</translation>
    </message>
    <message>
        <source>No answer came within {0:.0f} seconds.</source>
        <translation>{0:.0f} 秒以内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>The session is over.</source>
        <translation>セッションは終了しました。</translation>
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
    <name>FieldDetails</name>
    <message>
        <source>Back to the default</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>変更を取り消す</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>既定: {0}</translation>
    </message>
    <message>
        <source>only here, not in the protocol</source>
        <translation>Duologue のみ（プロトコルにはなし）</translation>
    </message>
</context>
<context>
    <name>FieldReceipt</name>
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
        <translation>受理</translation>
    </message>
    <message>
        <source>next session</source>
        <translation>次回から</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>set otherwise</source>
        <translation>別の値</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再要求</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新セッション</translation>
    </message>
    <message>
        <source>New session with this voice</source>
        <translation>この声で新しいセッション</translation>
    </message>
    <message>
        <source>New session with this model</source>
        <translation>このモデルで新しいセッション</translation>
    </message>
    <message>
        <source>New session with this</source>
        <translation>これで新しいセッション</translation>
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
        <source>Kept, but this connection&apos;s protocol does not know it.</source>
        <translation>保存されますが、この接続のプロトコルは対応していません。</translation>
    </message>
    <message>
        <source>The sound device is opened again.</source>
        <translation>サウンドデバイスを開き直します。</translation>
    </message>
    <message>
        <source>{0}: nobody knows the value of {1}. Give it one among the variables.</source>
        <translation>{0}: {1} の値が不明です。「変数」で値を指定してください。</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no name; use letters, digits and _.</source>
        <translation>{0}: 「{1}」は名前に使えません。英字、数字、_ を使ってください。</translation>
    </message>
    <message>
        <source>{0}: two letters each, such as en or de.</source>
        <translation>{0}: en や de のように、2 文字ずつ入力してください。</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no name; use up to 64 letters, digits, _ and -.</source>
        <translation>{0}: 「{1}」は名前に使えません。英字、数字、_、- を 64 文字まで使えます。</translation>
    </message>
    <message>
        <source>{0}: two are called {1}.</source>
        <translation>{0}: {1} が重複しています。</translation>
    </message>
    <message>
        <source>{0}: the parameters of {1} must be an object.</source>
        <translation>{0}: {1} のパラメーターはオブジェクトにしてください。</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no label; use a letter, then letters, digits, _ and -.</source>
        <translation>{0}: 「{1}」はラベルに使えません。英字で始め、英字、数字、_、- を使ってください。</translation>
    </message>
    <message>
        <source>{0}: {1} needs an address that begins with https://.</source>
        <translation>{0}: {1} には https:// で始まるアドレスが必要です。</translation>
    </message>
    <message>
        <source>{0}: there is no function {1}, or it is switched off.</source>
        <translation>{0}: 関数 {1} がないか、オフになっています。</translation>
    </message>
    <message>
        <source>{0}: there is no server {1}, or it is switched off.</source>
        <translation>{0}: サーバー {1} がないか、オフになっています。</translation>
    </message>
    <message>
        <source>Voice and answers</source>
        <translation>声と応答</translation>
    </message>
    <message>
        <source>Who answers, how it sounds, and how freely it speaks.</source>
        <translation>だれが、どのような声で、どれだけ自由に話すかの設定です。</translation>
    </message>
    <message>
        <source>What the assistant should be and do.</source>
        <translation>アシスタントの役割と行動を指定します。</translation>
    </message>
    <message>
        <source>How the service finds out that you have finished.</source>
        <translation>あなたが話し終えたことを、サービスが判断する方法です。</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>聞き取り</translation>
    </message>
    <message>
        <source>How you are written down, and what is done to your sound first.</source>
        <translation>あなたの発話の文字起こしと、音声の前処理の設定です。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>What the assistant can do besides talking.</source>
        <translation>会話のほかにアシスタントができることです。</translation>
    </message>
    <message>
        <source>Limits and context</source>
        <translation>上限とコンテキスト</translation>
    </message>
    <message>
        <source>How long answers may be, and what is remembered.</source>
        <translation>応答の長さの上限と、記憶する範囲の設定です。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>What is kept at the service: stored prompts and traces.</source>
        <translation>サービスに保存されるもの（保存済みプロンプトとトレース）です。</translation>
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
        <source>How loud or clear speech must be to count.</source>
        <translation>発話と見なす音の大きさや明瞭さです。</translation>
    </message>
    <message>
        <source>Higher: fewer false starts in noise; lower: quiet voices are heard.</source>
        <translation>高くすると雑音による誤検出が減り、低くすると小さな声も聞き取れます。</translation>
    </message>
    <message>
        <source>More keeps soft first sounds; less keeps noise out.</source>
        <translation>長くすると弱い語頭も残り、短くすると雑音が入りにくくなります。</translation>
    </message>
    <message>
        <source>How long you must be silent for your turn to be over.</source>
        <translation>この時間だけ無音が続くと、あなたのターンが終わります。</translation>
    </message>
    <message>
        <source>Shorter makes it speak up sooner; empty: it waits for you.</source>
        <translation>短くすると早く話しかけます。空欄の場合は、あなたを待ちます。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Automatic (medium)</source>
        <translation>自動（中）</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Higher answers sooner; lower lets you take your time.</source>
        <translation>高くすると早く応答し、低くするとゆっくり話せます。</translation>
    </message>
    <message>
        <source>Off: nothing is answered until an answer is asked for.</source>
        <translation>オフにすると、応答を求めるまで何も応答しません。</translation>
    </message>
    <message>
        <source>Off: the assistant finishes what it says.</source>
        <translation>オフにすると、アシスタントは最後まで話します。</translation>
    </message>
    <message>
        <source>A separate model that writes down your words, a rough guide; on Azure the name of a deployment.</source>
        <translation>あなたの言葉を文字にする別のモデルです（内容は目安）。Azure ではデプロイ名を指定します。</translation>
    </message>
    <message>
        <source>Empty: your words are not written down. The assistant hears you either way.</source>
        <translation>空欄にすると、あなたの言葉は文字起こしされません。どちらの場合もアシスタントには聞こえます。</translation>
    </message>
    <message>
        <source>The language you speak, as two letters (en, de, ja).</source>
        <translation>あなたが話す言語です。2 文字（en、de、ja）で指定します。</translation>
    </message>
    <message>
        <source>Named, it is written down better and sooner.</source>
        <translation>指定すると、文字起こしがより正確に、早くなります。</translation>
    </message>
    <message>
        <source>Found out</source>
        <translation>自動検出</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>言語（複数）</translation>
    </message>
    <message>
        <source>Several languages you may speak, as two letters each; for gpt-transcribe and gpt-live-transcribe.</source>
        <translation>あなたが話す可能性のある言語を、2 文字ずつで指定します。gpt-transcribe と gpt-live-transcribe 用です。</translation>
    </message>
    <message>
        <source>Fewer languages are confused less.</source>
        <translation>言語が少ないほど、取り違えが減ります。</translation>
    </message>
    <message>
        <source>For whisper-1 a list of names and terms, for the gpt-4o models free text.</source>
        <translation>whisper-1 では名前と用語の一覧、gpt-4o のモデルでは自由な文を入力します。</translation>
    </message>
    <message>
        <source>Names and terms are spelt as they are written here.</source>
        <translation>名前と用語が、ここに書いたとおりの表記になります。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>キーワード</translation>
    </message>
    <message>
        <source>Names and terms to expect; for gpt-transcribe and gpt-live-transcribe.</source>
        <translation>想定される名前と用語です。gpt-transcribe と gpt-live-transcribe 用です。</translation>
    </message>
    <message>
        <source>They are recognised more often.</source>
        <translation>認識されやすくなります。</translation>
    </message>
    <message>
        <source>The service&apos;s own</source>
        <translation>サービスの既定</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Wait for context</source>
        <translation>文脈を待つ時間</translation>
    </message>
    <message>
        <source>How long the transcription may wait to be surer; for gpt-realtime-whisper.</source>
        <translation>文字起こしの確度を上げるために待つ時間です。gpt-realtime-whisper 用です。</translation>
    </message>
    <message>
        <source>Longer is more exact and comes later.</source>
        <translation>長くすると正確になり、表示は遅くなります。</translation>
    </message>
    <message>
        <source>Confidence in each word</source>
        <translation>語ごとの信頼度</translation>
    </message>
    <message>
        <source>The transcription tells how sure it is of each of its words; to be seen in the events.</source>
        <translation>文字起こしが語ごとの確かさを伝えます。イベントで確認できます。</translation>
    </message>
    <message>
        <source>On: more is sent for each word.</source>
        <translation>オンにすると、語ごとに送られるデータが増えます。</translation>
    </message>
    <message>
        <source>Near: headset</source>
        <translation>近距離: ヘッドセット</translation>
    </message>
    <message>
        <source>Far: laptop or room</source>
        <translation>遠距離: ノート PC、室内</translation>
    </message>
    <message>
        <source>Done by the service, before it listens: near for a headset, far for a laptop or a room.</source>
        <translation>サービスが聞き取りの前に行います。近距離はヘッドセット、遠距離はノート PC や室内向けです。</translation>
    </message>
    <message>
        <source>Fewer false starts in noise; a weak voice may suffer.</source>
        <translation>雑音による誤検出が減りますが、弱い声は聞き取りにくくなることがあります。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>How much of the noise is taken away.</source>
        <translation>雑音を取り除く度合いです。</translation>
    </message>
    <message>
        <source>Stronger is cleaner and takes more of the voice along.</source>
        <translation>強くすると雑音は減りますが、声も削られやすくなります。</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>What the assistant may call, and how each call is answered.</source>
        <translation>アシスタントが呼び出せる関数と、呼び出しへの応答方法です。</translation>
    </message>
    <message>
        <source>The next answer may call what is switched on.</source>
        <translation>オンにした関数は、次の応答から呼び出せます。</translation>
    </message>
    <message>
        <source>MCP servers</source>
        <translation>MCP サーバー</translation>
    </message>
    <message>
        <source>Servers whose tools the service itself lists and calls.</source>
        <translation>サービス自身がツールを一覧し、呼び出すサーバーです。</translation>
    </message>
    <message>
        <source>Their tools are listed before the next answer.</source>
        <translation>次の応答の前に、ツールの一覧を取得します。</translation>
    </message>
    <message>
        <source>Use of tools</source>
        <translation>ツールの使用</translation>
    </message>
    <message>
        <source>Whether the assistant may, must or must not call something, or one certain thing.</source>
        <translation>ツールの呼び出しを任意、必須、禁止、または特定のツールに指定します。</translation>
    </message>
    <message>
        <source>A forced call is made with every answer until this is changed.</source>
        <translation>呼び出しを必須にすると、変更するまで毎回の応答で呼び出します。</translation>
    </message>
    <message>
        <source>Several calls at once</source>
        <translation>同時呼び出し</translation>
    </message>
    <message>
        <source>Whether one answer may call several tools; for reasoning models.</source>
        <translation>1 回の応答で複数のツールを呼び出せるかどうかです。推論モデル用です。</translation>
    </message>
    <message>
        <source>Off: one call, its result, then the next.</source>
        <translation>オフにすると、1 つ呼び出して結果を受け取ってから、次を呼び出します。</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>モデルの既定</translation>
    </message>
    <message>
        <source>At most so many tokens an answer; about 20 tokens are a second of speech.</source>
        <translation>1 回の応答のトークン数の上限です。音声 1 秒は約 20 トークンです。</translation>
    </message>
    <message>
        <source>An answer that reaches the limit is cut off in mid-word.</source>
        <translation>上限に達した応答は、言葉の途中で切れます。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>Forget the oldest</source>
        <translation>古いものから忘れる</translation>
    </message>
    <message>
        <source>Never forget: fail</source>
        <translation>忘れない: エラー</translation>
    </message>
    <message>
        <source>Keep a part</source>
        <translation>一部を残す</translation>
    </message>
    <message>
        <source>When the context is full</source>
        <translation>コンテキストが一杯のとき</translation>
    </message>
    <message>
        <source>What the service forgets of a long conversation.</source>
        <translation>長い会話のうち、サービスが忘れる部分の設定です。</translation>
    </message>
    <message>
        <source>Automatic drops the oldest; keeping a part drops more at once, less often; never ends in an error.</source>
        <translation>「古いものから忘れる」では最も古い部分から、「一部を残す」では回数を減らして一度に多く忘れます。「忘れない」ではエラーになります。</translation>
    </message>
    <message>
        <source>Part to keep</source>
        <translation>残す割合</translation>
    </message>
    <message>
        <source>How much of the context is kept when it is full; 0.8 is four fifths.</source>
        <translation>一杯になったときに残すコンテキストの割合です。0.8 は 5 分の 4 です。</translation>
    </message>
    <message>
        <source>Smaller forgets more at once, so that less often all is read anew.</source>
        <translation>小さくすると一度に多く忘れるため、全体を読み直す回数が減ります。</translation>
    </message>
    <message>
        <source>Context after the instructions</source>
        <translation>指示以降のコンテキスト</translation>
    </message>
    <message>
        <source>How many tokens of conversation fit before something is forgotten.</source>
        <translation>この数のトークンを超えると、会話の一部を忘れます。</translation>
    </message>
    <message>
        <source>Smaller costs less and remembers less.</source>
        <translation>小さくすると料金は減り、記憶する範囲も狭くなります。</translation>
    </message>
    <message>
        <source>Stored prompt</source>
        <translation>保存済みプロンプト</translation>
    </message>
    <message>
        <source>The id of a prompt that is kept at the service (pmpt_…).</source>
        <translation>サービスに保存されているプロンプトの ID（pmpt_…）です。</translation>
    </message>
    <message>
        <source>Its text and settings count from the next answer on; what is set here wins.</source>
        <translation>次の応答から、プロンプトの文と設定が使われます。ここでの設定が優先されます。</translation>
    </message>
    <message>
        <source>Version of the prompt</source>
        <translation>プロンプトのバージョン</translation>
    </message>
    <message>
        <source>Which version of it.</source>
        <translation>使用するバージョンです。</translation>
    </message>
    <message>
        <source>Empty: always the current one.</source>
        <translation>空欄の場合は、常に現在のバージョンを使います。</translation>
    </message>
    <message>
        <source>The current one</source>
        <translation>現在のバージョン</translation>
    </message>
    <message>
        <source>Variables of the prompt</source>
        <translation>プロンプトの変数</translation>
    </message>
    <message>
        <source>Values for the places in the stored prompt.</source>
        <translation>保存済みプロンプトの変数に入れる値です。</translation>
    </message>
    <message>
        <source>The service fills them in, from the next answer on.</source>
        <translation>次の応答から、サービスが値を入れます。</translation>
    </message>
    <message>
        <source>On, named by the service</source>
        <translation>オン（サービスが命名）</translation>
    </message>
    <message>
        <source>On, named by you</source>
        <translation>オン（自分で命名）</translation>
    </message>
    <message>
        <source>Tracing</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Whether the service keeps a trace of the session, to be looked at in its own console.</source>
        <translation>セッションのトレースをサービスに保存するかどうかです。サービスのコンソールで確認できます。</translation>
    </message>
    <message>
        <source>Once on it stays as it is; another way needs a new session.</source>
        <translation>一度オンにすると変わりません。変更には新しいセッションが必要です。</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>ワークフロー</translation>
    </message>
    <message>
        <source>The name the trace is filed under.</source>
        <translation>トレースの保存に使う名前です。</translation>
    </message>
    <message>
        <source>Cannot be changed once tracing is on.</source>
        <translation>トレースをオンにした後は変更できません。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Traces of one group belong together.</source>
        <translation>同じグループのトレースをまとめます。</translation>
    </message>
    <message>
        <source>Notes in the trace</source>
        <translation>トレースのメモ</translation>
    </message>
    <message>
        <source>Names and values to find the trace by.</source>
        <translation>トレースを探すための名前と値です。</translation>
    </message>
    <message>
        <source>PCM, 24 kHz</source>
        <translation>PCM、24 kHz</translation>
    </message>
    <message>
        <source>G.711 µ-law, 8 kHz</source>
        <translation>G.711 µ-law、8 kHz</translation>
    </message>
    <message>
        <source>G.711 A-law, 8 kHz</source>
        <translation>G.711 A-law、8 kHz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Who answers: a model&apos;s name, on Azure the name of a deployment.</source>
        <translation>応答するモデルの名前です。Azure ではデプロイ名を指定します。</translation>
    </message>
    <message>
        <source>Another model means a new session; what was said goes along as text.</source>
        <translation>モデルを変えると新しいセッションになります。会話は文字で引き継がれます。</translation>
    </message>
    <message>
        <source>The connection&apos;s own</source>
        <translation>接続の既定</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>How freely words are chosen.</source>
        <translation>言葉の選び方の自由さです。</translation>
    </message>
    <message>
        <source>Lower is steadier and drier, higher livelier and less sure.</source>
        <translation>低くすると安定して淡々とした話し方に、高くすると活発で不確かな話し方になります。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>How long a reasoning model thinks before it speaks.</source>
        <translation>推論モデルが話す前に考える長さです。</translation>
    </message>
    <message>
        <source>More thinking makes better answers that begin later.</source>
        <translation>長く考えるほど応答は良くなり、始まりは遅くなります。</translation>
    </message>
    <message>
        <source>The voice travels as</source>
        <translation>受信音声の形式</translation>
    </message>
    <message>
        <source>How the assistant&apos;s sound is coded on the wire.</source>
        <translation>アシスタントの音声を受け取るときの符号化方式です。</translation>
    </message>
    <message>
        <source>The G.711 laws sound like a telephone and need a sixth of the bytes.</source>
        <translation>G.711 は電話のような音質で、データ量は 6 分の 1 です。</translation>
    </message>
    <message>
        <source>Followed from the next answer on.</source>
        <translation>次の応答から反映されます。</translation>
    </message>
    <message>
        <source>The service&apos;s own text</source>
        <translation>サービスの既定の文</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>Your own words for places in the instructions: {{name}} stands for the value of name.</source>
        <translation>指示の中に入れる言葉です。{{name}} は name の値に置き換わります。</translation>
    </message>
    <message>
        <source>The instructions are filled in and sent anew.</source>
        <translation>指示に値を入れ、送信し直します。</translation>
    </message>
    <message>
        <source>Your voice travels as</source>
        <translation>送信音声の形式</translation>
    </message>
    <message>
        <source>How your sound is coded on the wire.</source>
        <translation>あなたの音声を送るときの符号化方式です。</translation>
    </message>
    <message>
        <source>The G.711 laws need a sixth of the bytes and are heard less well.</source>
        <translation>G.711 はデータ量が 6 分の 1 で、聞き取りの精度は下がります。</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
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
        <source>Who speaks: one of the service&apos;s voices, or the id of a voice of your own (voice_…).</source>
        <translation>話す声です。サービスの声、または独自の声の ID（voice_…）を指定します。</translation>
    </message>
    <message>
        <source>Once the assistant has spoken, another voice needs a new session.</source>
        <translation>アシスタントが話した後に声を変えるには、新しいセッションが必要です。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
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
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Words to expect</source>
        <translation>想定される語</translation>
    </message>
    <message>
        <source>Noise reduction</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>応答の上限</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>How fast the voice speaks; 1 is its own pace.</source>
        <translation>声の話す速さです。1 が標準の速さです。</translation>
    </message>
    <message>
        <source>Heard from the next answer on, never within one.</source>
        <translation>次の応答から反映されます。応答の途中では変わりません。</translation>
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
        <source>Text comes sooner and costs less; nothing is spoken.</source>
        <translation>文字だけにすると早く届き、料金も下がりますが、音声は出ません。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
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
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>asked…</source>
        <translation>要求中…</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>The service made it: {0}</source>
        <translation>サービスが設定した値: {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0}、ほか {1} 件</translation>
    </message>
    <message>
        <source>A session keeps its model; another one comes with a new session.</source>
        <translation>モデルはセッション中に変わりません。別のモデルは新しいセッションで使えます。</translation>
    </message>
    <message>
        <source>Tracing that is on cannot change; a new session can be traced otherwise.</source>
        <translation>オンにしたトレースは変更できません。新しいセッションでは変更できます。</translation>
    </message>
    <message>
        <source>Felt when the context is full the next time.</source>
        <translation>次にコンテキストが一杯になったときに反映されます。</translation>
    </message>
    <message>
        <source>Begins at once.</source>
        <translation>すぐに始まります。</translation>
    </message>
    <message>
        <source>Used here from now on; the service need not know.</source>
        <translation>今後ここで使われます。サービスに知らせる必要はありません。</translation>
    </message>
    <message>
        <source>Kept, but not used with what else is chosen.</source>
        <translation>保存されますが、ほかの設定との組み合わせでは使われません。</translation>
    </message>
    <message>
        <source>{0}: a number from {1} to {2}.</source>
        <translation>{0}: {1} から {2} までの数を入力してください。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Changed</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>Only settings that are not as usual</source>
        <translation>既定値と異なる設定のみ</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>By its name, what it does, or the protocol&apos;s name, such as silence_duration_ms</source>
        <translation>設定の名前、働き、または silence_duration_ms のようなプロトコルでの名前</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
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
    <name>FunctionPanel</name>
    <message>
        <source>What it does and when to call it, in words for the assistant: this decides whether it is called.</source>
        <translation>何をする関数で、いつ呼び出すかを、アシスタント向けに書きます。呼び出されるかどうかはこれで決まります。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>The function has no name yet.</source>
        <translation>関数に名前がありません。</translation>
    </message>
    <message>
        <source>A name is made of letters a to z, digits, “_” and “-”.</source>
        <translation>名前に使えるのは、英字 a～z、数字、「_」、「-」です。</translation>
    </message>
    <message>
        <source>Another function is called “{0}” already.</source>
        <translation>「{0}」という名前の関数がすでにあります。</translation>
    </message>
</context>
<context>
    <name>GuardRows</name>
    <message>
        <source>Ask me after so many calls in one turn</source>
        <translation>1 ターンの呼び出しがこの回数を超えたら確認</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Ask again before anything runs</source>
        <translation>実行前に再び確認</translation>
    </message>
    <message>
        <source>Forget which programs, addresses and Python files you allowed to run</source>
        <translation>実行を許可したプログラム、アドレス、Python ファイルの記録を消去</translation>
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
    <name>HttpFields</name>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Their values are kept in this system&apos;s secret store and are never shown again.</source>
        <translation>値はシステムのシークレットストアに保存され、再び表示されることはありません。</translation>
    </message>
    <message>
        <source>The arguments are sent there as JSON with POST; the answer is the result. What the assistant says in its arguments leaves this computer. Duologue shows you the address before the first call, and whenever it is another one.</source>
        <translation>引数は JSON として POST で送信され、返ってきた内容が結果になります。アシスタントが引数に入れた内容は、このコンピューターの外に出ます。最初の呼び出しの前と、アドレスが変わったときには、Duologue がアドレスを表示します。</translation>
    </message>
    <message>
        <source>The address has to begin with https:// or http://.</source>
        <translation>アドレスは https:// または http:// で始めてください。</translation>
    </message>
</context>
<context>
    <name>InsertMenu</name>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>InstructionParts</name>
    <message>
        <source>Role and aim</source>
        <translation>役割と目的</translation>
    </message>
    <message>
        <source>You are … for …. Your aim is to ….</source>
        <translation>あなたは…のための…です。目的は…ことです。</translation>
    </message>
    <message>
        <source>Way of speaking</source>
        <translation>話し方</translation>
    </message>
    <message>
        <source>Speak warmly and calmly, at an even pace. Use everyday words. Never sound like a text read aloud.</source>
        <translation>温かく落ち着いて、一定の速さで話してください。日常の言葉を使い、文章を読み上げているような話し方は決してしないでください。</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>短い応答</translation>
    </message>
    <message>
        <source>Answer in two or three sentences. Give details only when you are asked for them.</source>
        <translation>2～3 文で答えてください。詳細は、尋ねられたときだけ話してください。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Always answer in {{language}}, unless I ask for another language. An accent is no reason to change.</source>
        <translation>ほかの言語を求められない限り、常に {{language}} で答えてください。なまりがあっても、言語を変えないでください。</translation>
    </message>
    <message>
        <source>When words are unclear</source>
        <translation>聞き取れないとき</translation>
    </message>
    <message>
        <source>Answer only to clear speech. When something is noisy, cut off or ambiguous, say so and ask for it again; do not guess.</source>
        <translation>はっきり聞き取れた発話にだけ答えてください。雑音、途切れ、あいまいな点があるときは、そのことを伝えて聞き返し、推測しないでください。</translation>
    </message>
    <message>
        <source>Names and numbers</source>
        <translation>名前と数字</translation>
    </message>
    <message>
        <source>Repeat names, numbers and addresses slowly and ask whether they are right before you use them.</source>
        <translation>名前、数字、住所は、使う前にゆっくり復唱し、正しいか確認してください。</translation>
    </message>
    <message>
        <source>Before a tool is called</source>
        <translation>ツールを呼び出す前</translation>
    </message>
    <message>
        <source>Before you call a tool, say in a few words what you are about to do. Ask first if it changes or costs something. If it fails, say so plainly and offer another way.</source>
        <translation>ツールを呼び出す前に、これから何をするかを短く伝えてください。何かを変更したり費用がかかったりする場合は、先に確認してください。失敗した場合は、はっきり伝え、別の方法を提案してください。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>If you do not know something, say so. Do not talk about …. Offer to fetch a person when ….</source>
        <translation>知らないことは、知らないと言ってください。…については話さないでください。…の場合は、担当者に代わることを申し出てください。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Today is {{weekday}}, {{date}}; it is {{time}}. You are talking with {{name}}.</source>
        <translation>今日は {{date}}（{{weekday}}）、時刻は {{time}} です。話し相手は {{name}} さんです。</translation>
    </message>
</context>
<context>
    <name>InstructionsEditor</name>
    <message>
        <source>Variables in the instructions</source>
        <translation>指示の中の変数</translation>
    </message>
    <message>
        <source>Insert a variable or a ready-made part</source>
        <translation>変数または定型文を挿入</translation>
    </message>
    <message>
        <source>Open the instructions large</source>
        <translation>指示を大きく開く</translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation>約 {0} トークン</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>InstructionsSheet</name>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Insert a variable or a ready-made part</source>
        <translation>変数または定型文を挿入</translation>
    </message>
    <message>
        <source>As it is sent</source>
        <translation>送信時の内容</translation>
    </message>
    <message>
        <source>Show the text with the variables filled in</source>
        <translation>変数に値を入れた文を表示</translation>
    </message>
    <message>
        <source>What the assistant should be and do. Empty: the service&apos;s own text.</source>
        <translation>アシスタントの役割と行動を指定します。空欄の場合は、サービスの既定の文を使います。</translation>
    </message>
    <message>
        <source>Instructions as they are sent</source>
        <translation>送信時の指示</translation>
    </message>
    <message>
        <source>{0} characters · about {1} tokens</source>
        <translation>{0} 文字 · 約 {1} トークン</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Nobody knows the value of {0}. Known are {1} and the variables of the settings page.</source>
        <translation>{0} の値が不明です。使えるのは {1} と、設定ページの変数です。</translation>
    </message>
</context>
<context>
    <name>ItemDesk</name>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
        <source>This picture is too large to be sent, even shrunk.</source>
        <translation>この画像は、縮小しても大きすぎて送信できません。</translation>
    </message>
    <message>
        <source>This is not a picture that can be read. PNG and JPEG always can.</source>
        <translation>画像として読み取れません。PNG と JPEG は必ず読み取れます。</translation>
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
    <name>ListHead</name>
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
        <translation>受理</translation>
    </message>
    <message>
        <source>next session</source>
        <translation>次回から</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>GA only</source>
        <translation>GA のみ</translation>
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
        <source>Report a problem…</source>
        <translation>問題を報告…</translation>
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
    <name>Mishaps</name>
    <message>
        <source>Duologue cannot go on. What was said is kept, and what went wrong is written in {0}. Please start it anew.</source>
        <translation>Duologue を続行できません。ここまでの会話は保存されており、問題の内容は {0} に記録しました。起動し直してください。</translation>
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
    <name>NameSheet</name>
    <message>
        <source>Save as a preset</source>
        <translation>プリセットとして保存</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Kept as a file to read and edit in {0}. Keys are never in it.</source>
        <translation>{0} に、読み書きできるファイルとして保存されます。キーは含まれません。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>マイプリセット</translation>
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
    <name>PairLine</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Name {0}</source>
        <translation>名前 {0}</translation>
    </message>
    <message>
        <source>Value {0}</source>
        <translation>値 {0}</translation>
    </message>
    <message>
        <source>Remove line {0}</source>
        <translation>{0} 行目を削除</translation>
    </message>
</context>
<context>
    <name>PairsEditor</name>
    <message>
        <source>{0} is there twice.</source>
        <translation>{0} が重複しています。</translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>Text</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>はい / いいえ</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>List of texts</source>
        <translation>文字列のリスト</translation>
    </message>
    <message>
        <source>List of numbers</source>
        <translation>数値のリスト</translation>
    </message>
    <message>
        <source>List of whole numbers</source>
        <translation>整数のリスト</translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation>選択肢のリスト</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Name of the parameter</source>
        <translation>パラメーターの名前</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Remove the parameter</source>
        <translation>パラメーターを削除</translation>
    </message>
    <message>
        <source>What it is for, in words for the assistant</source>
        <translation>用途（アシスタント向けの説明）</translation>
    </message>
    <message>
        <source>Description of the parameter</source>
        <translation>パラメーターの説明</translation>
    </message>
    <message>
        <source>choices, with commas between them</source>
        <translation>選択肢（コンマ区切り）</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>A parameter has no name yet.</source>
        <translation>名前のないパラメーターがあります。</translation>
    </message>
    <message>
        <source>“{0}” has no choices yet.</source>
        <translation>「{0}」に選択肢がありません。</translation>
    </message>
    <message>
        <source>In the schema also: {0}</source>
        <translation>スキーマのその他の項目: {0}</translation>
    </message>
</context>
<context>
    <name>ParametersEditor</name>
    <message>
        <source>How the parameters are shown</source>
        <translation>パラメーターの表示方法</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>フォーム</translation>
    </message>
    <message>
        <source>JSON Schema</source>
        <translation>JSON Schema</translation>
    </message>
    <message>
        <source>JSON Schema of the parameters</source>
        <translation>パラメーターの JSON Schema</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>該当箇所へ</translation>
    </message>
    <message>
        <source>The JSON Schema has a mistake. The form comes back when it is mended.</source>
        <translation>JSON Schema に誤りがあります。直すとフォームに戻ります。</translation>
    </message>
    <message>
        <source>{0} Edit it as JSON Schema; nothing of it is lost.</source>
        <translation>{0} JSON Schema として編集してください。内容は失われません。</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>{0} 行目: {1}</translation>
    </message>
</context>
<context>
    <name>ParametersForm</name>
    <message>
        <source>No parameters: the assistant calls it with nothing to say.</source>
        <translation>パラメーターなし: アシスタントは引数なしで呼び出します。</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>パラメーターを追加</translation>
    </message>
    <message>
        <source>Two parameters are called “{0}”.</source>
        <translation>パラメーター「{0}」が重複しています。</translation>
    </message>
</context>
<context>
    <name>PassageSheet</name>
    <message>
        <source>Arguments of {0}</source>
        <translation>{0} の引数</translation>
    </message>
    <message>
        <source>Result of {0}</source>
        <translation>{0} の結果</translation>
    </message>
    <message>
        <source>The first {0} of {1} characters; Copy takes all.</source>
        <translation>全 {1} 文字のうち最初の {0} 文字です。「コピー」では全文をコピーします。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PasteSheet</name>
    <message>
        <source>Paste tools</source>
        <translation>ツールの貼り付け</translation>
    </message>
    <message>
        <source>A function, a list of them, or a whole session as JSON, from OpenAI&apos;s documentation or from your own code. How each call is answered you choose afterwards; at first you answer by hand.</source>
        <translation>OpenAI のドキュメントや自分のコードから、関数、関数のリスト、またはセッション全体を JSON で貼り付けます。呼び出しへの応答方法は後で選べます。最初は手動で応答します。</translation>
    </message>
    <message>
        <source>JSON of tools</source>
        <translation>ツールの JSON</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Found: {0}</source>
        <translation>検出: {0}</translation>
    </message>
</context>
<context>
    <name>PastedTools</name>
    <message>
        <source>This is more than a description of tools can be.</source>
        <translation>ツールの説明としては長すぎます。</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>入れ子が深すぎます。</translation>
    </message>
    <message>
        <source>This is not JSON: line {0}.</source>
        <translation>JSON として読めません（{0} 行目）。</translation>
    </message>
    <message>
        <source>There is no tool in this.</source>
        <translation>ツールが含まれていません。</translation>
    </message>
    <message>
        <source>One of the functions has no name.</source>
        <translation>名前のない関数があります。</translation>
    </message>
    <message>
        <source>The parameters of “{0}” are no JSON Schema.</source>
        <translation>「{0}」のパラメーターが JSON Schema ではありません。</translation>
    </message>
    <message>
        <source>One of the servers has no label.</source>
        <translation>ラベルのないサーバーがあります。</translation>
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
    <name>Present</name>
    <message>
        <source>account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>デプロイ</translation>
    </message>
    <message>
        <source>Realtime service</source>
        <translation>リアルタイムサービス</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>{0} ({1} × {2} device pixels)</source>
        <translation>{0}（{1} × {2} デバイスピクセル）</translation>
    </message>
    <message>
        <source>{0} device pixels</source>
        <translation>{0} デバイスピクセル</translation>
    </message>
</context>
<context>
    <name>PresentButton</name>
    <message>
        <source>Present</source>
        <translation>プレゼン</translation>
    </message>
    <message>
        <source>Stop presenting (F5)</source>
        <translation>プレゼンを終了 (F5)</translation>
    </message>
    <message>
        <source>Present (F5)</source>
        <translation>プレゼン (F5)</translation>
    </message>
    <message>
        <source>notices that wait: {0}</source>
        <translation>保留中のお知らせ: {0}</translation>
    </message>
</context>
<context>
    <name>PresentMenu</name>
    <message>
        <source>Present</source>
        <translation>プレゼン</translation>
    </message>
    <message>
        <source>Present mode</source>
        <translation>プレゼンモード</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>ウィンドウの大きさ</translation>
    </message>
    <message>
        <source>Captions window</source>
        <translation>字幕ウィンドウ</translation>
    </message>
    <message>
        <source>Behind the captions</source>
        <translation>字幕の背景</translation>
    </message>
    <message>
        <source>Name keys and buttons as they are used</source>
        <translation>使ったキーとボタンの名前を表示</translation>
    </message>
</context>
<context>
    <name>PresentMode</name>
    <message>
        <source>talking</source>
        <translation>発話中</translation>
    </message>
    <message>
        <source>Files are chosen when you do not present.</source>
        <translation>プレゼン中は、ファイルを選べません。</translation>
    </message>
</context>
<context>
    <name>PresetCatalogue</name>
    <message>
        <source>Give it a name.</source>
        <translation>名前を付けてください。</translation>
    </message>
    <message>
        <source>There is a preset of this name already.</source>
        <translation>同じ名前のプリセットがすでにあります。</translation>
    </message>
</context>
<context>
    <name>PresetCompare</name>
    <message>
        <source>not there</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>asks before a call</source>
        <translation>実行前の確認</translation>
    </message>
    <message>
        <source>address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>allowed tools</source>
        <translation>許可されたツール</translation>
    </message>
    <message>
        <source>has an authorization</source>
        <translation>認証情報の有無</translation>
    </message>
    <message>
        <source>answered by</source>
        <translation>応答方法</translation>
    </message>
    <message>
        <source>result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>delay in ms</source>
        <translation>遅延 (ms)</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Python file</source>
        <translation>Python ファイル</translation>
    </message>
    <message>
        <source>secret headers</source>
        <translation>秘密のヘッダー</translation>
    </message>
    <message>
        <source>seconds it may take</source>
        <translation>制限時間（秒）</translation>
    </message>
    <message>
        <source>bytes it may answer</source>
        <translation>結果の上限（バイト）</translation>
    </message>
</context>
<context>
    <name>PresetDesk</name>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
</context>
<context>
    <name>PresetFiles</name>
    <message>
        <source>Import a preset</source>
        <translation>プリセットのインポート</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>プリセットのエクスポート</translation>
    </message>
    <message>
        <source>Presets (*.toml)</source>
        <translation>プリセット (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>変更を破棄</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>削除を元に戻す</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>インポート…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>There is no preset of yours in use: save the settings as a new one.</source>
        <translation>自分のプリセットを使用していません。設定を新しいプリセットとして保存してください。</translation>
    </message>
    <message>
        <source>Examples stay as they are: duplicate it to change it.</source>
        <translation>サンプルは変更できません。変更するには複製してください。</translation>
    </message>
    <message>
        <source>Duplicate to change it</source>
        <translation>複製して変更</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>Save, compare, import and export presets</source>
        <translation>プリセットの保存、比較、インポート、エクスポート</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>見本</translation>
    </message>
    <message>
        <source>The settings differ from this preset.</source>
        <translation>設定がこのプリセットと異なります。</translation>
    </message>
    <message>
        <source>Waits for a new session.</source>
        <translation>新しいセッションで反映されます。</translation>
    </message>
    <message>
        <source>Nothing is sent yet: 1 change waits for Apply.</source>
        <translation>まだ送信していません。1 件の変更が適用を待っています。</translation>
    </message>
    <message>
        <source>Nothing is sent yet: {0} changes wait for Apply.</source>
        <translation>まだ送信していません。{0} 件の変更が適用を待っています。</translation>
    </message>
    <message>
        <source>Holds from the next session on.</source>
        <translation>次のセッションから反映されます。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Interpreter</source>
        <translation>通訳</translation>
    </message>
    <message>
        <source>Says what is said in the other of two languages, and nothing else.</source>
        <translation>2 つの言語の間で、聞いた内容をもう一方の言語で伝えます。それ以外は話しません。</translation>
    </message>
    <message>
        <source>Travel guide</source>
        <translation>旅行ガイド</translation>
    </message>
    <message>
        <source>Knows a city, asks what you like, and answers in two sentences.</source>
        <translation>街に詳しく、好みを尋ね、2 文で答えます。</translation>
    </message>
    <message>
        <source>Support agent with tools</source>
        <translation>ツール付きサポート担当</translation>
    </message>
    <message>
        <source>Looks up orders, opens tickets and calculates, with tools that need nothing set up.</source>
        <translation>注文の照会、問い合わせの登録、計算をします。準備の要らないツールを使います。</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>インタビュアー</translation>
    </message>
    <message>
        <source>Asks one question at a time, and waits while you think.</source>
        <translation>質問を 1 つずつし、考えている間は待ちます。</translation>
    </message>
    <message>
        <source>Language tutor</source>
        <translation>語学の先生</translation>
    </message>
    <message>
        <source>Talks with you in the language you learn, slowly, and corrects gently.</source>
        <translation>学習中の言語でゆっくり話し、やさしく訂正します。</translation>
    </message>
    <message>
        <source>{0} cannot be used as a preset.</source>
        <translation>{0} はプリセットとして使用できません。</translation>
    </message>
    <message>
        <source>A newer version of Duologue wrote it: a newer one may read it.</source>
        <translation>より新しいバージョンの Duologue で作成されています。新しいバージョンなら読み取れる可能性があります。</translation>
    </message>
    <message>
        <source>The file is left as it is.</source>
        <translation>ファイルは変更していません。</translation>
    </message>
    <message>
        <source>It is larger than 1 MB, which no preset is.</source>
        <translation>1 MB を超えています。プリセットがこの大きさになることはありません。</translation>
    </message>
    <message>
        <source>It cannot be read: it may be gone, or it may not be opened.</source>
        <translation>読み取れません。ファイルがないか、開く権限がない可能性があります。</translation>
    </message>
    <message>
        <source>No line says &quot;duologue_preset = 1&quot;. Choose a file that was exported from Duologue, or add that line.</source>
        <translation>「duologue_preset = 1」の行がありません。Duologue からエクスポートしたファイルを選ぶか、この行を追加してください。</translation>
    </message>
    <message>
        <source>Line {0} is not TOML. Texts stand between quotes, long ones between three.</source>
        <translation>{0} 行目が TOML として読めません。文字列は引用符で、長い文字列は 3 つ続けた引用符で囲みます。</translation>
    </message>
    <message>
        <source>Line {0}: the parameters of this tool are not a JSON Schema, written as JSON between three quotes.</source>
        <translation>{0} 行目: このツールのパラメーターが JSON Schema ではありません。3 つ続けた引用符の間に JSON で記述します。</translation>
    </message>
    <message>
        <source>Line {0}: the value of {1} cannot be used.</source>
        <translation>{0} 行目: {1} の値は使用できません。</translation>
    </message>
    <message>
        <source>The value of {1} cannot be used.</source>
        <translation>{1} の値は使用できません。</translation>
    </message>
    <message>
        <source>It wants one of: {0}.</source>
        <translation>次のいずれかを指定します: {0}</translation>
    </message>
    <message>
        <source>It wants a number from {0} to {1}.</source>
        <translation>{0} から {1} までの数を指定します。</translation>
    </message>
    <message>
        <source>It wants true or false.</source>
        <translation>true または false を指定します。</translation>
    </message>
    <message>
        <source>Not all of it is as the file has it: see the details.</source>
        <translation>一部がファイルの内容と異なります。「詳細」を確認してください。</translation>
    </message>
    <message>
        <source>What its tools would run is shown to you before it runs.</source>
        <translation>ツールが実行する内容は、実行の前に表示されます。</translation>
    </message>
    <message>
        <source>Nothing is sent before you apply it or start a session.</source>
        <translation>適用するかセッションを開始するまで、何も送信されません。</translation>
    </message>
    <message>
        <source>{0} is imported.</source>
        <translation>{0} をインポートしました。</translation>
    </message>
    <message>
        <source>A newer version of Duologue wrote the file: parts of it may be missing.</source>
        <translation>このファイルは、より新しいバージョンの Duologue で作成されたため、一部が欠けている可能性があります。</translation>
    </message>
    <message>
        <source>This version does not know {0}: kept in the file, without effect.</source>
        <translation>このバージョンは {0} に対応していません。ファイルには残りますが、効果はありません。</translation>
    </message>
    <message>
        <source>Something that looks like a key was not taken from {0}: enter it where the tool is edited.</source>
        <translation>キーのような値が {0} にあり、取り込みませんでした。ツールの編集画面で入力してください。</translation>
    </message>
    <message>
        <source>You are asked before the service calls tools of {0}; the file would have it otherwise.</source>
        <translation>サービスが {0} のツールを呼び出す前に確認します。ファイルではそうなっていません。</translation>
    </message>
    <message>
        <source>The authorization of {0} is to be entered anew.</source>
        <translation>{0} の認証情報を入力し直してください。</translation>
    </message>
    <message>
        <source>It stood in {0}. Keys of tools belong into their secret fields, which are kept elsewhere.</source>
        <translation>{0} にありました。ツールのキーは、別に保管される秘密の値の欄に入力してください。</translation>
    </message>
    <message>
        <source>Something that looks like a key was left out of the preset.</source>
        <translation>キーのような値をプリセットから除きました。</translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation>{0} を削除しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>It holds no keys, and can be read and edited with any editor.</source>
        <translation>キーは含まれません。テキストエディターで読み書きできます。</translation>
    </message>
    <message>
        <source>{0} is saved.</source>
        <translation>{0} を保存しました。</translation>
    </message>
    <message>
        <source>There is no preset {0}, and no file of that name.</source>
        <translation>プリセット「{0}」も、その名前のファイルもありません。</translation>
    </message>
    <message>
        <source>Known are: {0}.</source>
        <translation>使用できるもの: {0}</translation>
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
        <source>The service refused a setting: {0}.</source>
        <translation>サービスが設定を拒否しました: {0}</translation>
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
    <name>PythonFields</name>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Choose the Python file</source>
        <translation>Python ファイルを選択</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Find functions</source>
        <translation>関数を探す</translation>
    </message>
    <message>
        <source>Run the file once to find its functions</source>
        <translation>ファイルを 1 回実行して関数を探す</translation>
    </message>
    <message>
        <source>Take description and parameters from the file</source>
        <translation>説明とパラメーターをファイルから取得</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>The function is called in a process of its own, with your rights: it can read and change your files and use the network. Its parameters come from its type hints. Finding functions runs the file once. Duologue asks you before the first call, and whenever the file has changed.</source>
        <translation>関数は独立したプロセスで、あなたの権限で呼び出されます。ファイルの読み取りと変更、ネットワークの使用が可能です。パラメーターは型ヒントから決まります。関数を探すときは、ファイルを 1 回実行します。Duologue は、最初の呼び出しの前と、ファイルが変更されたときに確認します。</translation>
    </message>
    <message>
        <source>No Python file is named yet.</source>
        <translation>Python ファイルが指定されていません。</translation>
    </message>
    <message>
        <source>No function of the file is chosen yet.</source>
        <translation>ファイルの関数が選ばれていません。</translation>
    </message>
    <message>
        <source>Looking into the file…</source>
        <translation>ファイルを調べています…</translation>
    </message>
    <message>
        <source>Functions found: {0}.</source>
        <translation>関数が {0} 件見つかりました。</translation>
    </message>
    <message>
        <source>Not usable: {0}.</source>
        <translation>使用できないもの: {0}</translation>
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
    <name>ReportDesk</name>
    <message>
        <source>Something went wrong inside Duologue.</source>
        <translation>Duologue の内部で問題が発生しました。</translation>
    </message>
    <message>
        <source>The conversation goes on, and what was said is kept. If anything looks odd, start Duologue anew.</source>
        <translation>会話は続いており、ここまでの内容は保存されています。様子がおかしいときは、Duologue を起動し直してください。</translation>
    </message>
    <message>
        <source>Duologue crashed last time.</source>
        <translation>Duologue は前回、異常終了しました。</translation>
    </message>
    <message>
        <source>What was said until then is kept with the recordings.</source>
        <translation>それまでの会話は、録音とともに保存されています。</translation>
    </message>
    <message>
        <source>Duologue did not end properly last time.</source>
        <translation>Duologue は前回、正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>It was stopped, or the computer went off. What was said until then is kept.</source>
        <translation>強制終了されたか、コンピューターの電源が切れました。それまでの会話は保存されています。</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>問題を報告…</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Report a problem</source>
        <translation>問題の報告</translation>
    </message>
    <message>
        <source>This gathers versions, the log, your settings and the last session&apos;s list of events into one file, to be attached to a message. Keys, addresses, names, instructions, and everything that was said are left out. Nothing is sent: read it here, then save it.</source>
        <translation>バージョン、ログ、設定、前回のセッションのイベント一覧を、メッセージに添付できる 1 つのファイルにまとめます。キー、アドレス、名前、指示、会話の内容はすべて除かれます。送信はされません。ここで内容を確認してから保存してください。</translation>
    </message>
    <message>
        <source>Files of the report</source>
        <translation>報告のファイル</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>収集中…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>場所を表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告の保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
</context>
<context>
    <name>ResponseActions</name>
    <message>
        <source>Insert after this…</source>
        <translation>この後に挿入…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Answer again with other settings…</source>
        <translation>別の設定で再応答…</translation>
    </message>
    <message>
        <source>{0}: done, to be played.</source>
        <translation>{0}: 完了しました。再生できます。</translation>
    </message>
</context>
<context>
    <name>ResponseDesk</name>
    <message>
        <source>Say this</source>
        <translation>指定した発言</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>Answered again</source>
        <translation>再応答</translation>
    </message>
</context>
<context>
    <name>Responses</name>
    <message>
        <source>A number of tokens from {0} to {1}.</source>
        <translation>{0} から {1} までのトークン数を入力してください。</translation>
    </message>
    <message>
        <source>From {0} to {1}.</source>
        <translation>{0} から {1} まで。</translation>
    </message>
    <message>
        <source>Write what it should read.</source>
        <translation>読ませる内容を入力してください。</translation>
    </message>
    <message>
        <source>Choose what it should read.</source>
        <translation>読ませる内容を選んでください。</translation>
    </message>
    <message>
        <source>At most {0} pairs.</source>
        <translation>{0} 組までです。</translation>
    </message>
    <message>
        <source>Every value needs a key.</source>
        <translation>すべての値にキーが必要です。</translation>
    </message>
    <message>
        <source>A key can be there only once.</source>
        <translation>同じキーは 1 つだけ使えます。</translation>
    </message>
    <message>
        <source>A key has at most {0} characters.</source>
        <translation>キーは {0} 文字までです。</translation>
    </message>
    <message>
        <source>A value has at most {0} characters.</source>
        <translation>値は {0} 文字までです。</translation>
    </message>
    <message>
        <source>Answer goes</source>
        <translation>応答先</translation>
    </message>
    <message>
        <source>As in the session</source>
        <translation>セッションと同じ</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>応答形式</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声</translation>
    </message>
    <message>
        <source>Play it when it is complete</source>
        <translation>完了したら再生</translation>
    </message>
    <message>
        <source>Sound travels as</source>
        <translation>音声の形式</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>メタデータ</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>組を追加</translation>
    </message>
    <message>
        <source>Beside the conversation</source>
        <translation>会話の外</translation>
    </message>
    <message>
        <source>Into the conversation</source>
        <translation>会話の中</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>PCM, 24 kHz</source>
        <translation>PCM、24 kHz</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>In the conversation the voice is fixed once the assistant has spoken; beside it any will do.</source>
        <translation>会話の中では、アシスタントが話すと声が固定されます。会話の外では、どの声でも使えます。</translation>
    </message>
    <message>
        <source>Card&apos;s title</source>
        <translation>カードの題名</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>読む内容</translation>
    </message>
    <message>
        <source>What a response beside the conversation calls is shown on a card and not run.</source>
        <translation>会話の外の応答による呼び出しは、カードに表示されるだけで、実行されません。</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>応答の上限</translation>
    </message>
    <message>
        <source>Tokens, 1 to {0}.</source>
        <translation>トークン数、1～{0}。</translation>
    </message>
    <message>
        <source>{0} to {1}.</source>
        <translation>{0}～{1}。</translation>
    </message>
    <message>
        <source>Only the preview protocol has it.</source>
        <translation>プレビュー版プロトコルだけで使えます。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Up to 16 pairs, which the service gives back with the answer.</source>
        <translation>16 組まで。応答とともにサービスから返されます。</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>再応答</translation>
    </message>
    <message>
        <source>Compose a response</source>
        <translation>応答の作成</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>依頼</translation>
    </message>
    <message>
        <source>Ask for the response (Ctrl+Enter)</source>
        <translation>応答を依頼 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>What led to this answer is answered once more, beside the conversation, with what you change here. Then listen to both; the new one can take the old one&apos;s place.</source>
        <translation>この応答に至るまでの会話に、ここで変更した設定で、会話の外でもう一度応答します。両方を聞き比べ、新しい応答に置き換えることができます。</translation>
    </message>
    <message>
        <source>No session is open: press Start first.</source>
        <translation>セッションが開いていません。先に「開始」を押してください。</translation>
    </message>
    <message>
        <source>What it should read</source>
        <translation>読ませる内容</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Choose all entries</source>
        <translation>すべての項目を選択</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Choose no entry</source>
        <translation>項目の選択をすべて解除</translation>
    </message>
    <message>
        <source>The conversation so far</source>
        <translation>ここまでの会話</translation>
    </message>
    <message>
        <source>Chosen entries of it</source>
        <translation>会話から選んだ項目</translation>
    </message>
    <message>
        <source>A text of its own</source>
        <translation>別に入力した文章</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Entries it reads</source>
        <translation>読ませる項目</translation>
    </message>
    <message>
        <source>Text it reads</source>
        <translation>読ませる文章</translation>
    </message>
    <message>
        <source>Change a message</source>
        <translation>メッセージの変更</translation>
    </message>
    <message>
        <source>Words of the message</source>
        <translation>メッセージの内容</translation>
    </message>
    <message>
        <source>Only change it</source>
        <translation>変更のみ</translation>
    </message>
    <message>
        <source>Change it and answer again from here</source>
        <translation>変更し、ここから再応答</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Change the message (Ctrl+Enter)</source>
        <translation>メッセージを変更 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>The service forgets what it heard; these words take its place.</source>
        <translation>サービスは聞いた内容を忘れ、この文に置き換わります。</translation>
    </message>
    <message>
        <source>Nothing came after it yet.</source>
        <translation>この後には、まだ何もありません。</translation>
    </message>
    <message>
        <source>{0} later entries leave the conversation: the service forgets them, the recording keeps them.</source>
        <translation>この後の {0} 件の項目が会話から外れます。サービスの会話からは消え、録音には残ります。</translation>
    </message>
    <message>
        <source>One later entry leaves the conversation: the service forgets it, the recording keeps it.</source>
        <translation>この後の 1 件の項目が会話から外れます。サービスの会話からは消え、録音には残ります。</translation>
    </message>
    <message>
        <source>Later answers stay as they are, though they were given to the old words.</source>
        <translation>この後の応答は、変更前の内容に対するものですが、そのまま残ります。</translation>
    </message>
    <message>
        <source>Nothing is answered now.</source>
        <translation>今は応答しません。</translation>
    </message>
    <message>
        <source>Insert a message</source>
        <translation>メッセージの挿入</translation>
    </message>
    <message>
        <source>Says it</source>
        <translation>話し手</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>発言の内容</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Insert the message (Ctrl+Enter)</source>
        <translation>メッセージを挿入 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>アシスタント</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Before everything</source>
        <translation>先頭</translation>
    </message>
    <message>
        <source>After “{0}”</source>
        <translation>「{0}」の後</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>As if you had written it; it is not answered until you say something more.</source>
        <translation>あなたが入力したものとして扱われます。次に発言するまで応答はありません。</translation>
    </message>
    <message>
        <source>The assistant takes it as an instruction for what follows.</source>
        <translation>アシスタントは、これより後についての指示として受け取ります。</translation>
    </message>
    <message>
        <source>The assistant takes it for its own words, though nobody heard them.</source>
        <translation>アシスタントは自分の発言として受け取りますが、音声では再生されません。</translation>
    </message>
    <message>
        <source>More to say, ask and show (Ctrl+M)</source>
        <translation>その他の発言・依頼・画像 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Say this…</source>
        <translation>言葉を話させる…</translation>
    </message>
    <message>
        <source>Answer again with other settings…</source>
        <translation>別の設定で再応答…</translation>
    </message>
    <message>
        <source>Summarise so far</source>
        <translation>ここまでを要約</translation>
    </message>
    <message>
        <source>Find a title</source>
        <translation>題名を付ける</translation>
    </message>
    <message>
        <source>Compose a response…</source>
        <translation>応答を作成…</translation>
    </message>
    <message>
        <source>Insert a message…</source>
        <translation>メッセージを挿入…</translation>
    </message>
    <message>
        <source>Show a picture…</source>
        <translation>画像を見せる…</translation>
    </message>
    <message>
        <source>Nothing has been answered yet.</source>
        <translation>まだ応答がありません。</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>まだ発言がありません。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Paste the picture from the clipboard (Ctrl+V)</source>
        <translation>クリップボードから画像を貼り付け (Ctrl+V)</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>画像を読み込んでいます…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>画像の選択</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>画像 ({0})</translation>
    </message>
    <message>
        <source>Drop a picture here, paste it, or choose a file.</source>
        <translation>画像をここにドロップするか、貼り付けるか、ファイルを選んでください。</translation>
    </message>
    <message>
        <source>PNG or JPEG; others are turned into one. Sides longer than {0} pixels are shrunk.</source>
        <translation>PNG または JPEG。ほかの形式は変換されます。辺が {0} ピクセルを超える画像は縮小されます。</translation>
    </message>
    <message>
        <source>{0} × {1} pixels, {2} kB.</source>
        <translation>{0} × {1} ピクセル、{2} kB。</translation>
    </message>
    <message>
        <source>Shrunk from {0} × {1}.</source>
        <translation>{0} × {1} から縮小。</translation>
    </message>
    <message>
        <source>Show a picture</source>
        <translation>画像を見せる</translation>
    </message>
    <message>
        <source>What you want to say or ask about it</source>
        <translation>画像について伝えたいこと、尋ねたいこと</translation>
    </message>
    <message>
        <source>Words about the picture</source>
        <translation>画像についての言葉</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Send the picture (Ctrl+Enter)</source>
        <translation>画像を送信 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>The preview protocol knows no pictures; a GA connection does.</source>
        <translation>プレビュー版プロトコルは画像に対応していません。GA の接続なら使えます。</translation>
    </message>
    <message>
        <source>Say this</source>
        <translation>指定した発言</translation>
    </message>
    <message>
        <source>The words the assistant should say</source>
        <translation>アシスタントに話させる言葉</translation>
    </message>
    <message>
        <source>Words to say</source>
        <translation>話させる言葉</translation>
    </message>
    <message>
        <source>Say it</source>
        <translation>話させる</translation>
    </message>
    <message>
        <source>Have it said (Ctrl+Enter)</source>
        <translation>この言葉を話させる (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>The assistant says it with its own voice, as its next words in the conversation. Models keep to such words closely, but nothing forces them.</source>
        <translation>アシスタントが自分の声で、会話の次の発言として話します。モデルはほぼこのとおりに話しますが、必ずとは限りません。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Calling functions</source>
        <translation>関数の呼び出し</translation>
    </message>
    <message>
        <source>The session&apos;s</source>
        <translation>セッションの関数</translation>
    </message>
    <message>
        <source>Chosen ones</source>
        <translation>選んだ関数</translation>
    </message>
    <message>
        <source>Calls as in the session</source>
        <translation>呼び出しはセッションと同じ</translation>
    </message>
    <message>
        <source>May call</source>
        <translation>呼び出し可</translation>
    </message>
    <message>
        <source>Must not call</source>
        <translation>呼び出し不可</translation>
    </message>
    <message>
        <source>Must call one</source>
        <translation>必ず呼び出す</translation>
    </message>
    <message>
        <source>Must call {0}</source>
        <translation>必ず {0} を呼び出す</translation>
    </message>
</context>
<context>
    <name>SchemaCheck</name>
    <message>
        <source>The parameters of a function are an object: “type” must be “object”.</source>
        <translation>関数のパラメーターはオブジェクトです。「type」は「object」でなければなりません。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>長すぎます。</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>入れ子が深すぎます。</translation>
    </message>
    <message>
        <source>A number here is too long.</source>
        <translation>ここの数値が長すぎます。</translation>
    </message>
    <message>
        <source>This has to be an object, in braces.</source>
        <translation>波かっこで囲んだオブジェクトでなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” stands here twice.</source>
        <translation>「{0}」が重複しています。</translation>
    </message>
    <message>
        <source>A comma is missing here, or before it.</source>
        <translation>ここかその前にコンマがありません。</translation>
    </message>
    <message>
        <source>A colon is missing after a name.</source>
        <translation>名前の後にコロンがありません。</translation>
    </message>
    <message>
        <source>A name in double quotes is missing here.</source>
        <translation>ここに、二重引用符で囲んだ名前がありません。</translation>
    </message>
    <message>
        <source>There is a comma too many before the end.</source>
        <translation>終わりの前に余分なコンマがあります。</translation>
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation>ここに値がありません。</translation>
    </message>
    <message>
        <source>A text that begins here has no closing quote.</source>
        <translation>ここから始まる文字列に、閉じる引用符がありません。</translation>
    </message>
    <message>
        <source>A text goes over the end of the line.</source>
        <translation>文字列が行末を越えています。</translation>
    </message>
    <message>
        <source>After a backslash comes something that has no meaning.</source>
        <translation>バックスラッシュの後に、意味のない文字があります。</translation>
    </message>
    <message>
        <source>Something follows after the end.</source>
        <translation>終わりの後に余分な内容があります。</translation>
    </message>
    <message>
        <source>This is not JSON: {0}.</source>
        <translation>JSON として読めません: {0}</translation>
    </message>
    <message>
        <source>“{0}” is missing.</source>
        <translation>「{0}」がありません。</translation>
    </message>
    <message>
        <source>“{0}” is not known here.</source>
        <translation>「{0}」はここでは使えません。</translation>
    </message>
    <message>
        <source>“{0}” is no type.</source>
        <translation>「{0}」という型はありません。</translation>
    </message>
    <message>
        <source>This has to be one of: {0}.</source>
        <translation>次のいずれかでなければなりません: {0}</translation>
    </message>
    <message>
        <source>This does not fit: {0}.</source>
        <translation>条件に合いません: {0}</translation>
    </message>
    <message>
        <source>“{0}” has to be a text.</source>
        <translation>「{0}」は文字列でなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” has to be a number.</source>
        <translation>「{0}」は数値でなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” has to be a whole number.</source>
        <translation>「{0}」は整数でなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” has to be true or false.</source>
        <translation>「{0}」は true または false でなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” has to be a list.</source>
        <translation>「{0}」はリストでなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” has to be an object.</source>
        <translation>「{0}」はオブジェクトでなければなりません。</translation>
    </message>
    <message>
        <source>“{0}” is of another type than it has to be.</source>
        <translation>「{0}」の型が正しくありません。</translation>
    </message>
</context>
<context>
    <name>SecretRows</name>
    <message>
        <source>Add a header</source>
        <translation>ヘッダーを追加</translation>
    </message>
    <message>
        <source>“{0}” is no name of a header.</source>
        <translation>「{0}」はヘッダー名として使えません。</translation>
    </message>
    <message>
        <source>kept; type to replace it</source>
        <translation>保存済み。入力すると置き換え</translation>
    </message>
    <message>
        <source>value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Name of the header</source>
        <translation>ヘッダーの名前</translation>
    </message>
    <message>
        <source>Secret value of the header</source>
        <translation>ヘッダーの秘密の値</translation>
    </message>
    <message>
        <source>Remove the header</source>
        <translation>ヘッダーを削除</translation>
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
    <name>ServerSheet</name>
    <message>
        <source>MCP server</source>
        <translation>MCP サーバー</translation>
    </message>
    <message>
        <source>What its tools are good for, in words for the assistant</source>
        <translation>ツールの用途を、アシスタントに伝わる言葉で</translation>
    </message>
    <message>
        <source>all of its tools</source>
        <translation>すべてのツール</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>実行前の確認</translation>
    </message>
    <message>
        <source>Before each call</source>
        <translation>呼び出しのたび</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Forget the authorization</source>
        <translation>認証情報を消去</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save; Apply sends it to the service</source>
        <translation>保存します。「適用」でサービスに送信されます</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Names of the tools that may be used, one a line. Empty: all of them.</source>
        <translation>使用を許可するツールの名前を、1 行に 1 つ入力します。空欄の場合はすべてです。</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>認証情報</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, sent to the service, and never shown again.</source>
        <translation>システムのシークレットストアに保管され、サービスに送信されます。再び表示されることはありません。</translation>
    </message>
    <message>
        <source>The service, not this computer, reaches the server: it reads its list of tools and calls them with what the assistant says. Only services of the GA dialect do this.</source>
        <translation>サーバーに接続するのは、このコンピューターではなくサービスです。サービスがツールの一覧を読み、アシスタントの指定する引数で呼び出します。GA プロトコルのサービスだけで使えます。</translation>
    </message>
    <message>
        <source>The server has no label yet.</source>
        <translation>サーバーのラベルが入力されていません。</translation>
    </message>
    <message>
        <source>Another server has this label already.</source>
        <translation>このラベルは別のサーバーで使われています。</translation>
    </message>
    <message>
        <source>The address has to begin with https:// or http://.</source>
        <translation>アドレスは https:// または http:// で始めてください。</translation>
    </message>
    <message>
        <source>kept; type to replace it</source>
        <translation>保存済み。入力すると置き換え</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
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
</context>
<context>
    <name>ServiceSheet</name>
    <message>
        <source>What the service has</source>
        <translation>サービス側の設定</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>相違のみ</translation>
    </message>
    <message>
        <source>Only settings that are not as they were asked for</source>
        <translation>要求と異なる設定だけを表示</translation>
    </message>
    <message>
        <source>What was asked for, and what the service said it has, the last time it said something.</source>
        <translation>要求した値と、サービスから最後に通知された値です。</translation>
    </message>
    <message>
        <source>No session is open. This is what the next one will be asked for.</source>
        <translation>セッションが開いていません。次のセッションで要求する値です。</translation>
    </message>
    <message>
        <source>not in this connection&apos;s protocol</source>
        <translation>この接続のプロトコルにはありません</translation>
    </message>
    <message>
        <source>not used as things are</source>
        <translation>現在の設定では使われません</translation>
    </message>
    <message>
        <source>Here {0}: {1}</source>
        <translation>設定欄では {0}: {1}</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>要求どおり</translation>
    </message>
    <message>
        <source>{0} of {1} settings differ</source>
        <translation>{1} 件中 {0} 件の設定が異なります</translation>
    </message>
    <message>
        <source>Settings and what the service has</source>
        <translation>設定とサービス側の値</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求した値</translation>
    </message>
    <message>
        <source>The service has</source>
        <translation>サービス側の値</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>結果</translation>
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
    <name>SettingEditors</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation>変数を追加</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>メモを追加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
</context>
<context>
    <name>SettingStandings</name>
    <message>
        <source>GA only</source>
        <translation>GA のみ</translation>
    </message>
    <message>
        <source>preview only</source>
        <translation>プレビューのみ</translation>
    </message>
    <message>
        <source>{0}: not sent on this connection</source>
        <translation>{0}: この接続では送信されません</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>not used as things are</source>
        <translation>現在の設定では使われません</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>送信なし</translation>
    </message>
    <message>
        <source>not sent: this connection does not know it</source>
        <translation>送信されません: この接続は対応していません</translation>
    </message>
    <message>
        <source>{0} refused: {1}</source>
        <translation>{0} が拒否されました: {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>1 setting accepted.</source>
        <translation>1 件の設定が受理されました。</translation>
    </message>
    <message>
        <source>{0} settings accepted.</source>
        <translation>{0} 件の設定が受理されました。</translation>
    </message>
</context>
<context>
    <name>SettingsFinder</name>
    <message>
        <source>No setting is called that.</source>
        <translation>その名前の設定はありません。</translation>
    </message>
    <message>
        <source>Show all settings</source>
        <translation>すべての設定を表示</translation>
    </message>
</context>
<context>
    <name>SettingsFooter</name>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Take back everything that was edited</source>
        <translation>編集した内容をすべて取り消し</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>やり直す (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>コードとしてコピー</translation>
    </message>
    <message>
        <source>Start a new session</source>
        <translation>新しいセッションを開始</translation>
    </message>
    <message>
        <source>Start a new session with the settings that wait; the conversation goes along as text</source>
        <translation>保留中の設定で新しいセッションを開始します。会話は文字で引き継がれます</translation>
    </message>
    <message>
        <source>Apply {0}</source>
        <translation>適用 {0}</translation>
    </message>
    <message>
        <source>Apply changed settings: {0} (Ctrl+S)</source>
        <translation>変更した設定を適用: {0} 件 (Ctrl+S)</translation>
    </message>
    <message>
        <source>1 waits for a new session</source>
        <translation>1 件が新しいセッション待ち</translation>
    </message>
    <message>
        <source>{0} wait for a new session</source>
        <translation>{0} 件が新しいセッション待ち</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Fewer settings</source>
        <translation>設定を減らす</translation>
    </message>
    <message>
        <source>{0} more settings</source>
        <translation>ほか {0} 件の設定</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>What the service has</source>
        <translation>サービス側の設定</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>{0} refused</source>
        <translation>拒否 {0} 件</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>変更 {0} 件</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>文字のみ</translation>
    </message>
    <message>
        <source>Server VAD, {0}</source>
        <translation>サーバー VAD、{0}</translation>
    </message>
    <message>
        <source>Semantic VAD, {0}</source>
        <translation>セマンティック VAD、{0}</translation>
    </message>
    <message>
        <source>hold to talk</source>
        <translation>押しながら話す</translation>
    </message>
    <message>
        <source>no transcription</source>
        <translation>文字起こしなし</translation>
    </message>
    <message>
        <source>noise reduction</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>1 function</source>
        <translation>関数 1 件</translation>
    </message>
    <message>
        <source>{0} functions</source>
        <translation>関数 {0} 件</translation>
    </message>
    <message>
        <source>1 server</source>
        <translation>サーバー 1 件</translation>
    </message>
    <message>
        <source>{0} servers</source>
        <translation>サーバー {0} 件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>既定のまま</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}～{1}</translation>
    </message>
    <message>
        <source>Always call {0}</source>
        <translation>常に {0} を呼び出す</translation>
    </message>
    <message>
        <source>Always ask the server {0}</source>
        <translation>常にサーバー {0} を使う</translation>
    </message>
    <message>
        <source>When it helps</source>
        <translation>必要なとき</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>使わない</translation>
    </message>
    <message>
        <source>Always call something</source>
        <translation>常に何かを呼び出す</translation>
    </message>
    <message>
        <source>{0} ({1} off)</source>
        <translation>{0}（{1} 件オフ）</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0} 件オフ</translation>
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
        <source>More to say, ask and show</source>
        <translation>その他の発言・依頼・画像</translation>
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
        <source>Undo the last change of a setting</source>
        <translation>直前の設定変更を元に戻す</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>About the setting one is at</source>
        <translation>選択中の設定の説明</translation>
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
        <source>Go to the call that waits for you</source>
        <translation>回答待ちの呼び出しへ移動</translation>
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
        <source>Present: hide what is private, large text</source>
        <translation>プレゼン: 個人的な情報を隠し、文字を大きく</translation>
    </message>
    <message>
        <source>Window of captions</source>
        <translation>字幕ウィンドウ</translation>
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
        <source>{0} waits for you: answer in its card.</source>
        <translation>{0} が回答を待っています。カードで答えてください。</translation>
    </message>
    <message>
        <source>Your turn.</source>
        <translation>あなたの番です。</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>表示</translation>
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
    <name>ToolParameters</name>
    <message>
        <source>The schema uses “{0}”, which a form cannot show.</source>
        <translation>スキーマに、フォームでは表示できない「{0}」が使われています。</translation>
    </message>
    <message>
        <source>The schema is not that of an object.</source>
        <translation>スキーマがオブジェクトのものではありません。</translation>
    </message>
    <message>
        <source>“{0}” is required, but there is no such parameter.</source>
        <translation>「{0}」は必須ですが、その名前のパラメーターがありません。</translation>
    </message>
    <message>
        <source>The parameter “{0}” is more than a form can show.</source>
        <translation>パラメーター「{0}」は、フォームでは表示しきれません。</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>(without a name)</source>
        <translation>（名前なし）</translation>
    </message>
    <message>
        <source>Offered to the assistant. {0}</source>
        <translation>アシスタントが使用できます。{0}</translation>
    </message>
    <message>
        <source>Offered to the assistant: {0}</source>
        <translation>アシスタントの使用を許可: {0}</translation>
    </message>
    <message>
        <source>Edit {0}</source>
        <translation>{0} を編集</translation>
    </message>
    <message>
        <source>More for {0}</source>
        <translation>{0} のその他の操作</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Try it…</source>
        <translation>試す…</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>JSON としてコピー</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>ToolSheet</name>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Parts of the function</source>
        <translation>関数の各部分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save; Apply sends it to the service</source>
        <translation>保存します。「適用」でサービスに送信されます</translation>
    </message>
    <message>
        <source>How it is answered</source>
        <translation>応答の方法</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Save first: a secret is sent once it is kept.</source>
        <translation>先に保存してください。秘密の値は保管してから送信されます。</translation>
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
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The assistant&apos;s arguments do not fit: {0}.</source>
        <translation>アシスタントの引数が条件に合いません（{0}）。</translation>
    </message>
    <message>
        <source>{0} is a batch file, which only a shell can run. Name a program instead.</source>
        <translation>{0} はバッチファイルで、シェルでしか実行できません。代わりにプログラムを指定してください。</translation>
    </message>
    <message>
        <source>The secret header {0} is only sent over https, where nobody on the way can read it.</source>
        <translation>秘密のヘッダー {0} は、通信の途中で読み取られない https でのみ送信されます。</translation>
    </message>
    <message>
        <source>The function&apos;s process crashed (exit code {0}).</source>
        <translation>関数のプロセスが異常終了しました（終了コード {0}）。</translation>
    </message>
    <message>
        <source>The program ended with exit code {0}.</source>
        <translation>プログラムが終了コード {0} で終了しました。</translation>
    </message>
    <message>
        <source>The Python file cannot be used: {0}.</source>
        <translation>Python ファイルを使用できません（{0}）。</translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation>フォルダー {0} がありません。</translation>
    </message>
    <message>
        <source>The function failed: {0}.</source>
        <translation>関数が失敗しました（{0}）。</translation>
    </message>
    <message>
        <source>The server sends the call elsewhere, to {0}. Put that address in if you trust it.</source>
        <translation>サーバーが呼び出しを {0} に転送しようとしています。信頼できる場合は、そのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>The server answered with status {0}.</source>
        <translation>サーバーがステータス {0} を返しました。</translation>
    </message>
    <message>
        <source>The server could not be reached: {0}.</source>
        <translation>サーバーに接続できませんでした（{0}）。</translation>
    </message>
    <message>
        <source>{0} is no address that can be called.</source>
        <translation>{0} は呼び出せるアドレスではありません。</translation>
    </message>
    <message>
        <source>The function&apos;s process ended without giving a result.</source>
        <translation>関数のプロセスが結果を返さずに終了しました。</translation>
    </message>
    <message>
        <source>The program {0} was not found.</source>
        <translation>プログラム {0} が見つかりません。</translation>
    </message>
    <message>
        <source>The program could not be started: {0}.</source>
        <translation>プログラムを開始できませんでした（{0}）。</translation>
    </message>
    <message>
        <source>The function&apos;s result cannot be sent: {0}.</source>
        <translation>関数の結果を送信できません（{0}）。</translation>
    </message>
    <message>
        <source>The secret header {0} has no value on this computer.</source>
        <translation>秘密のヘッダー {0} の値が、このコンピューターにありません。</translation>
    </message>
    <message>
        <source>The program crashed or was ended from outside: {0}.</source>
        <translation>プログラムがクラッシュしたか、外部から終了させられました: {0}。</translation>
    </message>
    <message>
        <source>No result came within {0} s; it was stopped.</source>
        <translation>{0} 秒以内に結果が得られなかったため、停止しました。</translation>
    </message>
    <message>
        <source>The result was larger than {0} and was thrown away.</source>
        <translation>結果が {0} を超えたため、破棄しました。</translation>
    </message>
    <message>
        <source>This cannot be done with these arguments: {0}.</source>
        <translation>この引数では実行できません（{0}）。</translation>
    </message>
    <message>
        <source>There is no function of this name any more.</source>
        <translation>この名前の関数はなくなりました。</translation>
    </message>
    <message>
        <source>This function is switched off.</source>
        <translation>この関数はオフになっています。</translation>
    </message>
    <message>
        <source>You refused this call: {0}</source>
        <translation>この呼び出しを拒否しました: {0}</translation>
    </message>
    <message>
        <source>You refused this call.</source>
        <translation>この呼び出しを拒否しました。</translation>
    </message>
    <message>
        <source>You stopped this call.</source>
        <translation>この呼び出しを停止しました。</translation>
    </message>
    <message>
        <source>You spoke while this ran, so it was stopped.</source>
        <translation>実行中にあなたが話したため、停止しました。</translation>
    </message>
    <message>
        <source>You stopped the calls of this turn.</source>
        <translation>このターンの呼び出しを停止しました。</translation>
    </message>
    <message>
        <source>Nobody is there to allow this call.</source>
        <translation>この呼び出しを許可する人がいません。</translation>
    </message>
    <message>
        <source>This is a fault of Duologue&apos;s own: {0}.</source>
        <translation>Duologue の不具合です（{0}）。</translation>
    </message>
    <message>
        <source>You answer this function yourself when it is called, so there is nothing to try.</source>
        <translation>この関数は呼び出されたときに自分で答えるため、試すものがありません。</translation>
    </message>
    <message>
        <source>Time and date</source>
        <translation>時刻と日付</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>電卓</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Random numbers</source>
        <translation>乱数</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>タイマー</translation>
    </message>
    <message>
        <source>canned error</source>
        <translation>固定のエラー</translation>
    </message>
    <message>
        <source>canned</source>
        <translation>固定の結果</translation>
    </message>
    <message>
        <source>built in: {0}</source>
        <translation>内蔵: {0}</translation>
    </message>
    <message>
        <source>command: {0}</source>
        <translation>コマンド: {0}</translation>
    </message>
    <message>
        <source>HTTP: {0}</source>
        <translation>HTTP: {0}</translation>
    </message>
    <message>
        <source>Python: {0}</source>
        <translation>Python: {0}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手動</translation>
    </message>
    <message>
        <source>asks each time</source>
        <translation>毎回確認</translation>
    </message>
    <message>
        <source>asks once</source>
        <translation>初回のみ確認</translation>
    </message>
    <message>
        <source>its tools could not be read</source>
        <translation>ツールを読み取れませんでした</translation>
    </message>
    <message>
        <source>its tools are being read</source>
        <translation>ツールを読み取り中</translation>
    </message>
    <message>
        <source>1 tool</source>
        <translation>ツール 1 件</translation>
    </message>
    <message>
        <source>{0} tools</source>
        <translation>ツール {0} 件</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>呼び出し 1 回</translation>
    </message>
    <message>
        <source>{0} calls</source>
        <translation>呼び出し {0} 回</translation>
    </message>
    <message>
        <source>last {0}</source>
        <translation>直近 {0}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
</context>
<context>
    <name>ToolsSection</name>
    <message>
        <source>No tools yet. A function lets the assistant look something up, reckon, or do something for you.</source>
        <translation>ツールはまだありません。関数を追加すると、アシスタントが調べものや計算、作業をあなたの代わりに行えます。</translation>
    </message>
    <message>
        <source>Add a tool</source>
        <translation>ツールを追加</translation>
    </message>
    <message>
        <source>Add a tool: empty, brought along, from a file, pasted</source>
        <translation>ツールを追加: 空の関数、付属の関数、ファイルから、貼り付け</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Called by the service (MCP)</source>
        <translation>サービスが呼び出し (MCP)</translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation>{0} を削除しました。</translation>
    </message>
    <message>
        <source>asks each time</source>
        <translation>毎回確認</translation>
    </message>
    <message>
        <source>GA only: not sent on this connection</source>
        <translation>GA のみ: この接続では送信されません</translation>
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
        <source>its tool server</source>
        <translation>ツールサーバー</translation>
    </message>
    <message>
        <source>The service reads the tools of {0}…</source>
        <translation>サービスが {0} のツールを読み取っています…</translation>
    </message>
    <message>
        <source>The service could not read the tools of {0}.</source>
        <translation>サービスは {0} のツールを読み取れませんでした。</translation>
    </message>
    <message>
        <source>The service read the tools of {0}.</source>
        <translation>サービスが {0} のツールを読み取りました。</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>ほか {0} 件</translation>
    </message>
    <message>
        <source>The service read the tools of {0}: {1}.</source>
        <translation>サービスが {0} のツールを読み取りました: {1}</translation>
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
        <source>Enter: write it.</source>
        <translation>Enter: 入力します。</translation>
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
        <source>would run {0}</source>
        <translation>実行予定 {0}</translation>
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
        <source>The service answered it beside the conversation, which knows nothing of it.</source>
        <translation>サービスは会話の外で応答しました。この応答は会話に含まれません。</translation>
    </message>
    <message>
        <source>beside the conversation</source>
        <translation>会話の外</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>As the assistant&apos;s own words, at the end.</source>
        <translation>アシスタント自身の発言として、最後に追加します。</translation>
    </message>
    <message>
        <source>put into the conversation</source>
        <translation>会話に入れる</translation>
    </message>
    <message>
        <source>In place of the answer in the conversation; the service forgets that one.</source>
        <translation>会話の応答をこれに置き換えます。元の応答はサービスの会話から消えます。</translation>
    </message>
    <message>
        <source>use it instead</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Open it in the composer, to change and ask again.</source>
        <translation>作成画面で開き、変更してもう一度依頼します。</translation>
    </message>
    <message>
        <source>change and ask again</source>
        <translation>変更して再依頼</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>{0} tokens in, {1} out</source>
        <translation>入力 {0} トークン、出力 {1}</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>asked…</source>
        <translation>依頼中…</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>応答中…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>途中で終了</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>The connection ended before this was complete. It is not asked for again by itself.</source>
        <translation>完了する前に接続が切れました。自動では再依頼されません。</translation>
    </message>
    <message>
        <source>The service refused this: {0}</source>
        <translation>サービスに拒否されました: {0}</translation>
    </message>
    <message>
        <source>The service refused this.</source>
        <translation>サービスに拒否されました。</translation>
    </message>
    <message>
        <source>in a sheet</source>
        <translation>シートで表示</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>サーバー {0}</translation>
    </message>
    <message>
        <source>The service calls this tool at its server.</source>
        <translation>サービスがこのツールをサーバーで呼び出します。</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>不承認</translation>
    </message>
    <message>
        <source>The service wants to call this tool at its server, with these arguments. May it?</source>
        <translation>サービスが、サーバーのこのツールを次の引数で呼び出そうとしています。許可しますか？</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Refuse and say why…</source>
        <translation>理由を伝えて拒否…</translation>
    </message>
    <message>
        <source>It said: {0}</source>
        <translation>出力: {0}</translation>
    </message>
    <message>
        <source>Why not? The assistant is told what you write.</source>
        <translation>拒否する理由を書いてください。アシスタントに伝わります。</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>You answer this call: write what the function returns.</source>
        <translation>この呼び出しにはあなたが答えます。関数の結果を書いてください。</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>The assistant calls functions again and again in this turn. Shall it go on?</source>
        <translation>このターンで、アシスタントが関数を何度も呼び出しています。続けますか？</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The assistant wants to call this function. May it?</source>
        <translation>アシスタントがこの関数を呼び出そうとしています。許可しますか？</translation>
    </message>
    <message>
        <source>Allow in this session</source>
        <translation>このセッションでは許可</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>今回のみ許可</translation>
    </message>
    <message>
        <source>Always allow this</source>
        <translation>常に許可</translation>
    </message>
    <message>
        <source>This call would go to this address, with these arguments. It goes only if you say so.</source>
        <translation>この引数で、このアドレスを呼び出します。許可した場合にだけ送信されます。</translation>
    </message>
    <message>
        <source>This is what would run, with your rights on this computer. It runs only if you say so.</source>
        <translation>このコンピューターで、あなたの権限で実行される内容です。許可した場合にだけ実行されます。</translation>
    </message>
    <message>
        <source>It reads like what you allowed, but its folder or a script in it is another by now.</source>
        <translation>許可したものと同じに見えますが、フォルダーまたは含まれるスクリプトが変わっています。</translation>
    </message>
    <message>
        <source>It is not what you allowed before.</source>
        <translation>以前に許可した内容とは異なります。</translation>
    </message>
    <message>
        <source>In the folder {0}.</source>
        <translation>フォルダー {0} で実行します。</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>会話の外</translation>
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
        <source>Write into the card</source>
        <translation>カードに入力</translation>
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
    <name>TryPanel</name>
    <message>
        <source>Arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Make sample arguments from the schema</source>
        <translation>スキーマからサンプルの引数を作成</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試す</translation>
    </message>
    <message>
        <source>Run the function (Ctrl+Enter)</source>
        <translation>関数を実行 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What would run</source>
        <translation>実行される内容</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>What the assistant would be told</source>
        <translation>アシスタントに伝わる内容</translation>
    </message>
    <message>
        <source>What the assistant would be told is shown here.</source>
        <translation>アシスタントに伝わる内容がここに表示されます。</translation>
    </message>
    <message>
        <source>First complete what is missing on the other pages.</source>
        <translation>先に、ほかのページの不足を補ってください。</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>実行中…</translation>
    </message>
    <message>
        <source>Failed after {0}.</source>
        <translation>{0} 後に失敗しました。</translation>
    </message>
    <message>
        <source>Done in {0}.</source>
        <translation>{0} で完了しました。</translation>
    </message>
    <message>
        <source>It said: {0}</source>
        <translation>出力: {0}</translation>
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
    <name>VoiceEditor</name>
    <message>
        <source>Hear this voice</source>
        <translation>この声を試聴</translation>
    </message>
    <message>
        <source>Stop the sample</source>
        <translation>試聴を停止</translation>
    </message>
</context>
<context>
    <name>VoiceSample</name>
    <message>
        <source>The voices of this service can only be heard while a session is open.</source>
        <translation>このサービスの声は、セッションが開いている間だけ試聴できます。</translation>
    </message>
    <message>
        <source>Sample of a voice</source>
        <translation>声の試聴</translation>
    </message>
    <message>
        <source>The built-in service has no voice here.</source>
        <translation>ここでは内蔵サービスの声を使えません。</translation>
    </message>
    <message>
        <source>The built-in service did not answer.</source>
        <translation>内蔵サービスが応答しませんでした。</translation>
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
    <name>WordListEditor</name>
    <message>
        <source>Remove {0}</source>
        <translation>{0} を削除</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>さらに追加</translation>
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
        <source>Allowed to run</source>
        <translation>実行の許可</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>サウンド</translation>
    </message>
</context>
</TS>
