@freestanding(expression)
macro grade() -> String = #externalMacro(module: "Evil", type: "Grade")

func attack() -> String { #grade }
