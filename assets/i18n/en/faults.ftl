### When the disk or the database fails: what is wrong, where, and what to do.

fault-open = Cannot open { $file }: { $why }.
fault-not-database = { $file } is not a Voronka database, and it was left as it is. Name another file with --db.
fault-foreign = { $file } is the database of another program, and it was left as it is. Name another file with --db.
fault-newer = { $file } was written by a newer Voronka (schema { $theirs }, this one knows { $ours }). Update the program.
fault-unversioned = { $file } is marked as a Voronka database, but does not say of which version: it is not whole, and it was left as it is. Take the last good backup.
fault-replaced = { $file } was replaced or removed while it was open, and nothing more is written to it. Open it again.
fault-busy = Somebody else has been writing to the database for too long. Try again in a moment.
fault-older = { $file } is of an earlier version and may not be written, so it cannot be brought up to date. Copy it into a folder of your own.
fault-upgrade = { $file } could not be brought up to date and was left as it was. Go on with the version of Voronka you had, and look there with “voronka check”.
fault-read-only = The database may be read but not written. Check the permissions of the file, of those beside it whose names end in -wal and -shm, and of its folder.
fault-full = The disk is full. Free some space and try again; nothing was written.
fault-no-room = The disk of { $file } is full: there is no room for what the program keeps beside the database while it is open, about 100 kB. Free some space, or open a copy on another disk with --db. Nothing was changed.
fault-damaged = The database is damaged. Look with “voronka check” and take the last good backup.
fault-interrupted = The query was stopped.
fault-sqlite = The database says: { $why }.
fault-io = The operating system says: { $why }.
fault-why-missing = there is no such file or folder
fault-why-exists = it exists already
fault-why-permission = you have no permission
fault-why-folder = it is a folder
fault-why-no-folder = a part of the path is no folder
fault-why-read-only = nothing can be written on that disk
fault-why-full = the disk is full
fault-why-name = the name is too long
fault-why-loop = the links lead in a circle
fault-why-device = the disk or the device does not answer
