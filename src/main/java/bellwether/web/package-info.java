/// The HTTP edge shared by all rooms: problems, bodies, query parameters, cursors and the server.
/// May use `db` to tell an outage from a bug.
@NullMarked
package bellwether.web;

import org.jspecify.annotations.NullMarked;
