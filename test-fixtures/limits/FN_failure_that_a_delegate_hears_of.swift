// Limit: a failure that a delegate hears of, or that an alert shows, is a hint
// The routine that waits for the address waits for ever.
import Foundation

protocol WalletDelegate: AnyObject {
  func walletFailed(_ reason: String)
}

final class Wallet {
  weak var delegate: WalletDelegate?
  var account: String?

  func address(completion: @escaping (Result<String, Error>) -> Void) {
    guard let account else {
      delegate?.walletFailed("no account")
      return
    }
    completion(.success(account))
  }
}
