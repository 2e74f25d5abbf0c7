// Limit: Swift before 3: Apple's APIs are not known by the names they had then.
// An upload in the background must come from a file.
import Foundation

class Transfer: NSObject, NSURLSessionDelegate {
  override init() {
    super.init()
    start(NSURLRequest(), data: NSData())
  }

  func start(request: NSURLRequest, data: NSData) {
    let configuration =
      NSURLSessionConfiguration.backgroundSessionConfigurationWithIdentifier("com.example.transfer")
    let session = NSURLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    session.uploadTaskWithRequest(request, fromData: data).resume()
  }
}
