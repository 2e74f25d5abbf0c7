// Limit: where the app takes notice of `webView(_:stop:)`, what closures leave open is let pass
// A failed load is never told to the page.
import WebKit

final class Scheme: NSObject, WKURLSchemeHandler {
  private var loads: [ObjectIdentifier: URLSessionDataTask] = [:]

  func webView(_ webView: WKWebView, start urlSchemeTask: WKURLSchemeTask) {
    guard let address = urlSchemeTask.request.url else { return }
    let load = URLSession.shared.dataTask(with: address) { data, response, _ in
      guard let data, let response else { return }
      urlSchemeTask.didReceive(response)
      urlSchemeTask.didReceive(data)
      urlSchemeTask.didFinish()
    }
    loads[ObjectIdentifier(urlSchemeTask)] = load
    load.resume()
  }

  func webView(_ webView: WKWebView, stop urlSchemeTask: WKURLSchemeTask) {
    loads.removeValue(forKey: ObjectIdentifier(urlSchemeTask))?.cancel()
  }
}
