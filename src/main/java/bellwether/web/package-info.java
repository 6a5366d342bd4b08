/// The HTTP edge shared by all rooms: problems, bodies, headers, the server. Uses no other room.
@NullMarked
package bellwether.web;

import org.jspecify.annotations.NullMarked;
