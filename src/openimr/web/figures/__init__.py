"""What the Division and the medical director are told in numbers: ages, applications, outcomes."""
