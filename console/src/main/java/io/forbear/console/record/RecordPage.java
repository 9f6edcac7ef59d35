package io.forbear.console.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records, newest first.
 *
 * @param next hand this back as {@code before} for older ones; null: there are none
 * @param scanned how many records were looked at
 * @param complete whether enough was found, or everything was looked at; otherwise {@code next}
 *     goes on
 */
record RecordPage(
        List<RecordView> records, @Nullable String next, long scanned, boolean complete) {}
