package io.forbear.contact.reportfile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of reports, and how far it has been worked on.
 *
 * @param state ARRIVING until all of it is there, WAITING while rows are left, DONE
 * @param rows how many it has, without the header
 * @param done how many have been worked on
 * @param taken new ones and corrections
 * @param known of which the same was taken before
 * @param warned taken ones of which something is odd
 */
record ReportFile(
        UUID fileId,
        Sender sender,
        String state,
        int rows,
        int done,
        int taken,
        int known,
        int refused,
        int warned,
        String receivedBy,
        Instant receivedAt,
        @Nullable Instant finishedAt) {}
