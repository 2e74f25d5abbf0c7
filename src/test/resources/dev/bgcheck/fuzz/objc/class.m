#import <UIKit/UIKit.h>
@interface App : NSObject <UIApplicationDelegate> { int x; }
@property (nonatomic, copy) void (^done)(BOOL);
@end
@implementation App
- (void)run:(NSString *)a then:(void (^)(BOOL ok))done {
  for (id o in @[ @1, @{ @"k" : o } ]) { if (!o) continue; else break; }
  switch (x) { case 1: done(YES); break; default: goto end; }
  @try { [self a:^{ done(NO); } b:@selector(c:)]; } @catch (NSException *e) { @throw; } @finally { x++; }
#if TARGET_OS_IOS
  dispatch_async(dispatch_get_main_queue(), ^{ self.done(x ? 1 : 2); });
#endif
end: do { x--; } while (x > 0);
}
@end
