#import <Foundation/Foundation.h>

@interface Probe : NSObject <NSURLSessionDelegate>
@end

@implementation Probe
- (void)check:(NSURL *)url {
  NSURLSession *session = [NSURLSession sessionWithConfiguration:[NSURLSessionConfiguration defaultSessionConfiguration] delegate:self delegateQueue:nil]; // expect url-session-not-invalidated
  [[session dataTaskWithURL:url] resume];
}
@end
