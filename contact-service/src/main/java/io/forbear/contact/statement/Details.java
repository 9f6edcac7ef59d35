package io.forbear.contact.statement;

import io.forbear.contact.channel.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has found out about a statement beyond what was noted; null: nothing.
 *
 * @param channels OPT_OUT: the media meant
 * @param attorneyId REPRESENTATION: pseudonymous id of the attorney
 * @param written CEASE, DISPUTE: whether there is a text of it
 * @param complaint COMPLAINT: what it is about
 */
public record Details(
        @Nullable Set<Channel> channels,
        @Nullable String attorneyId,
        @Nullable Boolean written,
        @Nullable About complaint) {
    static final Details NONE = new Details(null, null, null, null);

    public Details {
        channels = channels == null ? null : Set.copyOf(channels);
    }

    /** What a complaint is about. */
    public enum About {
        CONDUCT,
        AMOUNT,
        PRIVACY,
        OTHER
    }
}
