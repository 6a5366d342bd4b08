/// What happened since a moment, part by part. May use `store`.
@NullMarked
package bellwether.desk.overview.today;

import org.jspecify.annotations.NullMarked;
