#import <WebKit/WebKit.h>

@interface Browser : NSObject <WKNavigationDelegate>
@end

@implementation Browser
- (void)webView:(WKWebView *)webView
    decidePolicyForNavigationAction:(WKNavigationAction *)action
                    decisionHandler:(void (^)(WKNavigationActionPolicy))decisionHandler {
  dispatch_async(dispatch_get_global_queue(QOS_CLASS_DEFAULT, 0), ^{
    [self check];
    decisionHandler(WKNavigationActionPolicyAllow); // expect completion-handler-off-main-thread
  });
}

- (void)check {
  NSLog(@"checked");
}
@end
