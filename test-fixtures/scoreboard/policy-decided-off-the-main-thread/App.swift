import WebKit

final class Browser: NSObject, WKNavigationDelegate {
  func webView(_ webView: WKWebView, decidePolicyFor action: WKNavigationAction,
               decisionHandler: @escaping (WKNavigationActionPolicy) -> Void) {
    DispatchQueue.global().async {
      self.check()
      decisionHandler(.allow) // expect completion-handler-off-main-thread
    }
  }

  private func check() {
    print("checked")
  }
}
