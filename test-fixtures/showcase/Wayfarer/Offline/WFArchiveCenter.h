#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

/// Downloads of the first version of the app; still used for archived tours.
@interface WFArchiveCenter : NSObject <NSURLSessionDownloadDelegate>

+ (instancetype)sharedCenter;
- (void)fetchArchive:(NSURL *)url completion:(void (^)(NSURL *_Nullable file))completion;

@end

NS_ASSUME_NONNULL_END
