/// What live listeners hear of jobs. May use its module and `platform.live`.
@NullMarked
package bellwether.platform.jobs.live;

import org.jspecify.annotations.NullMarked;
