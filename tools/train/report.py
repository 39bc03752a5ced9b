def make(*a): return {}
