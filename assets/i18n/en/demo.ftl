# Sample data.

refused-demo-not-empty = Somebody already works in this database. Sample data needs a new file.
