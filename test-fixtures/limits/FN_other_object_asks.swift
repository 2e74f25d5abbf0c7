// Limit: a way that is taken only if another object asks than the one that is kept
// Two web views with one delegate: for the second one nobody decides.
import WebKit

final class Browser: NSObject, WKNavigationDelegate {
  private let page = WKWebView()
  private let preview = WKWebView()

  override init() {
    super.init()
    page.navigationDelegate = self
    preview.navigationDelegate = self
  }

  func webView(_ webView: WKWebView, decidePolicyFor navigationAction: WKNavigationAction,
               decisionHandler: @escaping (WKNavigationActionPolicy) -> Void) {
    guard webView === page else { return }
    decisionHandler(.allow)
  }
}
