/// Jobs over HTTP, and their progress as server-sent events. May use `platform.jobs`.
@NullMarked
package bellwether.platform.jobs.http;

import org.jspecify.annotations.NullMarked;
