package io.forbear.console.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a debtor, newest first.
 *
 * @param debtorZone where he is; null: not told, or not clear
 * @param sources who was asked, and who did not tell
 */
record Story(
        String debtorId,
        @Nullable String debtorZone,
        List<Source> sources,
        List<StoryEntry> entries) {

    /**
     * Who was asked.
     *
     * @param ok whether all that was asked was told
     * @param detail why not; null if it was
     */
    record Source(String service, boolean ok, @Nullable String detail) {}
}
