#import <Foundation/Foundation.h>

static NSString *const Name = @"com.example.ferry.maps";

@interface Download : NSObject <NSURLSessionDownloadDelegate>
@property (nonatomic) NSURLSession *session;
@property (nonatomic) NSURLSession *silent;
@end

@implementation Download
- (instancetype)initWithURL:(NSURL *)url {
  self = [super init];
  NSURLSessionConfiguration *maps = [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:Name];
  NSURLSessionConfiguration *news =
      [NSURLSessionConfiguration backgroundSessionConfigurationWithIdentifier:@"com.example.ferry.news"];
  self.session = [NSURLSession sessionWithConfiguration:maps delegate:self delegateQueue:nil];
  self.silent = [NSURLSession sessionWithConfiguration:news]; // expect background-session-without-delegate
  [[self.session downloadTaskWithURL:url completionHandler:^(NSURL *file, NSURLResponse *answer, NSError *error) {}] resume]; // expect background-session-unsupported-task
  [[self.session dataTaskWithURL:url] resume]; // expect background-session-unsupported-task
  [[self.session downloadTaskWithURL:url] resume];
  return self;
}

- (void)URLSession:(NSURLSession *)session
                 downloadTask:(NSURLSessionDownloadTask *)downloadTask
    didFinishDownloadingToURL:(NSURL *)location {
  dispatch_async(dispatch_get_main_queue(), ^{
    [[NSFileManager defaultManager] moveItemAtURL:location toURL:[NSURL fileURLWithPath:@"/a"] error:nil]; // expect downloaded-file-used-late
  });
}
@end
