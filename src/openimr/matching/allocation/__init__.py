"""Who should review: many cases at once, at the least sum of points, within what each reviewer takes."""
