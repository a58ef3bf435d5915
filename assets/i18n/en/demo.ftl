# Sample data.

refused-demo-not-empty = Somebody already works in this database. Sample data needs a new file.
help-demo = Open the interface on sample data, kept nowhere
help-demo-leads = How many leads; 300 unless said
help-demo-seed = Another number, another firm
help-demo-into = Write the sample database into a new file and stop

cli-demo-written = Wrote { $file }, leads: { $count }.
refused-file-exists = { $file } exists already. Choose a new file.
refused-demo-stopped = Stopped: no sample data was made.
refused-demo-leads = A sample has at most { $most } leads.
