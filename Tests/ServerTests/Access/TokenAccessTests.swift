import Server
import Testing

@Suite("Who is let in with a token")
struct TokenAccessTests {
    private let access = TokenAccess()

    private func refusal(
        _ path: String = "/api", method: String = "GET", authorization: [String] = [], origin: String? = nil
    ) -> TokenAccess.Refusal? {
        access.refusal(method: method, path: path[...], authorization: authorization, origin: origin)
    }

    @Test("Who brings the token is let in, however the scheme is spelled")
    func token() {
        let token = access.token.text
        for field in ["Bearer \(token)", "bearer \(token)", "BEARER  \(token)"] {
            #expect(refusal(authorization: [field]) == nil, "\(field)")
            #expect(refusal(method: "DELETE", authorization: [field]) == nil)
        }
    }

    @Test("Without the whole token, or with two, nobody is let in")
    func wrongTokens() {
        let token = access.token.text
        let fields = [
            [], [""], ["Bearer"], ["Bearer "], [token], ["Basic \(token)"], ["Bearer \(token.dropLast())"],
            ["Bearer \(token)0"], ["Bearer \(Secret().text)"], ["Bearer \(token) x"],
            ["Bearer \(token)", "Bearer \(token)"], ["Bearer \(token.uppercased())x"],
        ]
        for field in fields { #expect(refusal(authorization: field) == .unauthorized, "\(field)") }
    }

    @Test(
        "Everybody may ask whether it is well, and which version it has, and nothing else",
        arguments: ["/healthz", "/livez", "/readyz", "/version"])
    func openPaths(path: String) {
        #expect(refusal(path) == nil)
        #expect(refusal(path, authorization: ["Basic eDp5"]) == nil)
        #expect(refusal(path, method: "POST") == .unauthorized)
        #expect(refusal("\(path)x") == .unauthorized)
        #expect(refusal(path, authorization: ["Bearer wrong"]) == .unauthorized)
    }

    @Test("A page of any origin is turned away, even with the token")
    func origins() {
        let refusal = refusal(authorization: ["Bearer \(access.token.text)"], origin: "https://page.example")
        #expect(refusal == .crossOrigin("https://page.example"))
    }
}
