/// The routes of scans and detections.
@NullMarked
package bellwether.desk.scan.http;

import org.jspecify.annotations.NullMarked;
