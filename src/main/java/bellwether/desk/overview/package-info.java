/// What a person looks at first: charts, quotes, what happened since the last visit, and a search
/// over everything. May use the modules of the floors below, detections and alerts; it changes
/// nothing.
@NullMarked
package bellwether.desk.overview;

import org.jspecify.annotations.NullMarked;
