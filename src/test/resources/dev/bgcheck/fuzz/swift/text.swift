let a = #"x\#(y)"#; let b = """
  t \(u)
  """ /* /* c */ */
