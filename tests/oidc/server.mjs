// A real OpenID provider in the shape of a Microsoft Entra tenant, over TLS on 127.0.0.1.
//
//   node server.mjs FOLDER-WITH-node_modules KEY.pem CERTIFICATE.pem
//
// Prints one JSON line {"authority", "client_id"} when it listens, then one line for every request for a token.
// POST /control with {"token_lifetime_s": n, "revoke": true, "down": true} changes how it behaves.
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// The provider asks for node 22; this is all that node 20 lacks.
URL.parse ??= (url, base) => { try { return new URL(url, base) } catch { return null } }

const [modules, keyFile, certificateFile] = process.argv.slice(2)
const { default: Provider } = await import(pathToFileURL(join(modules, 'node_modules/oidc-provider/lib/index.js')))

const TENANT = '11111111-2222-4333-8444-555555555555'
const CLIENT = '99999999-8888-4777-8666-555555555555'
const RESOURCE = 'urn:duologue:services'
const SCOPES = ['https://ai.azure.com/.default', 'https://cognitiveservices.azure.com/.default']
const MOUNT = `/${TENANT}/v2.0`
const state = { token_lifetime_s: 3600, down: false }
const refreshTokens = new Set()
let provider

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n')

// Entra's access token is for the service whose scope this very request names.
function audienceOf(ctx) {
  const { body, params, entities } = ctx.oidc
  const named = [body?.scope, params?.scope, entities?.DeviceCode?.scope, entities?.AuthorizationCode?.scope]
  for (const scopes of named) {
    const found = SCOPES.filter((scope) => (scopes || '').split(' ').includes(scope))
    if (found.length) return found[0].replace(/\/\.default$/, '')
  }
  return SCOPES[0].replace(/\/\.default$/, '')
}

function makeProvider(issuer) {
  const signing = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const made = new Provider(issuer, {
    jwks: { keys: [{ ...signing, kid: 'k1', use: 'sig', alg: 'RS256' }] },
    clients: [{
      client_id: CLIENT,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://localhost'],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    }],
    scopes: ['openid', 'offline_access', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'oid', 'tid'] },
    conformIdTokenClaims: false,
    findAccount: async (_ctx, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id, oid: id, tid: TENANT, name: `${id[0].toUpperCase()}${id.slice(1)} Example`,
        preferred_username: `${id}@contoso.example`,
      }),
    }),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    extraTokenClaims: async (_ctx, token) => ({ tid: TENANT, scp: 'user_impersonation', preferred_username: token.accountId }),
    ttl: { AccessToken: () => state.token_lifetime_s, IdToken: 3600, DeviceCode: 600, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 600 },
    features: {
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx) => ({
          scope: ctx.oidc.route === 'token' ? `${audienceOf(ctx)}/.default` : SCOPES.join(' '),
          audience: audienceOf(ctx),
          accessTokenTTL: state.token_lifetime_s,
          accessTokenFormat: 'jwt',
        }),
      },
    },
  })
  made.on('refresh_token.saved', (token) => refreshTokens.add(token.jti))
  made.on('grant.success', (ctx) => say({ granted: ctx.oidc.params.grant_type, audience: audienceOf(ctx) }))
  made.on('grant.error', (ctx, failure) => say({ refused: ctx.oidc.params?.grant_type, error: failure.error }))
  made.on('server_error', (_ctx, failure) => say({ fault: String(failure.stack || failure) }))
  return made
}

async function control(request, response) {
  let text = ''
  for await (const piece of request) text += piece
  const wish = JSON.parse(text)
  if (wish.token_lifetime_s !== undefined) state.token_lifetime_s = wish.token_lifetime_s
  if (wish.down !== undefined) state.down = wish.down
  if (wish.revoke) {
    for (const id of refreshTokens) await (await provider.RefreshToken.find(id))?.destroy()
    refreshTokens.clear()
  }
  response.end('{}')
}

// What Entra does of itself and the standard wants to be asked for: a refresh token without a question, one refresh
// token for every service, and a choice of accounts.
function asEntraWould(path) {
  if (!/^\/auth\?/.test(path)) return path
  const url = new URL(path, 'https://127.0.0.1')
  url.searchParams.set('prompt', 'consent')
  const named = url.searchParams.get('scope').split(' ')
  url.searchParams.set('scope', [...new Set([...named, ...SCOPES])].join(' '))
  return url.pathname + url.search
}

const server = https.createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (request, response) => {
  if (request.method === 'POST' && request.url === '/control') return control(request, response)
  if (state.down || !request.url.startsWith(MOUNT)) {
    response.statusCode = state.down ? 503 : 404
    return response.end()
  }
  request.originalUrl = MOUNT + asEntraWould(request.url.slice(MOUNT.length) || '/')
  request.url = request.originalUrl.slice(MOUNT.length)
  provider.callback()(request, response)
})
server.listen(0, '127.0.0.1', () => {
  const root = `https://127.0.0.1:${server.address().port}`
  provider = makeProvider(root + MOUNT)
  say({ authority: `${root}/${TENANT}`, client_id: CLIENT, jwks: `${root}${MOUNT}/jwks`, control: `${root}/control` })
})
// The one who started it holds the other end; it goes when they go.
process.stdin.on('end', () => process.exit(0)).resume()
