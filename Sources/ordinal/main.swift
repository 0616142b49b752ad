print("ordinal")
