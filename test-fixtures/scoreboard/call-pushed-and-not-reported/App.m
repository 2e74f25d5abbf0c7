#import <CallKit/CallKit.h>
#import <PushKit/PushKit.h>

@interface Calls : NSObject <PKPushRegistryDelegate>
@property (nonatomic) BOOL isBusy;
@property (nonatomic) PKPushRegistry *registry;
@property (nonatomic) CXProvider *provider;
@end

@implementation Calls
- (void)listen {
  self.registry = [[PKPushRegistry alloc] initWithQueue:nil];
  self.registry.delegate = self;
  self.registry.desiredPushTypes = [NSSet setWithObject:PKPushTypeVoIP];
}

- (void)pushRegistry:(PKPushRegistry *)registry didUpdatePushCredentials:(PKPushCredentials *)credentials forType:(PKPushType)type {
}

- (void)pushRegistry:(PKPushRegistry *)registry
    didReceiveIncomingPushWithPayload:(PKPushPayload *)payload
                              forType:(PKPushType)type
                withCompletionHandler:(void (^)(void))completion {
  if (self.isBusy) { // expect voip-push-not-reported
    completion();
    return;
  }
  [self.provider reportNewIncomingCallWithUUID:[NSUUID UUID] update:[CXCallUpdate new] completion:^(NSError *error) { // expect incoming-call-error-ignored
    completion();
  }];
}
@end
