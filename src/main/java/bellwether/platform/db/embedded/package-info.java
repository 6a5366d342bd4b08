/// The PostgreSQL that the program brings along: its folder, its process, its supervisor. May use
/// `platform.db`.
@NullMarked
package bellwether.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
