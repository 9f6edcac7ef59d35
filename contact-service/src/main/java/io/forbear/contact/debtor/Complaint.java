package io.forbear.contact.debtor;

import org.jspecify.annotations.Nullable;

/**
 * A complaint as far as it is known; its answer may become known before its filing.
 *
 * @param aboutConduct whether it is about how the debtor was treated; null: only the answer is
 *     known so far
 */
public record Complaint(String complaintId, @Nullable Boolean aboutConduct, boolean resolved) {

    /** What is known with a later piece of news: a filing stated again is a correction. */
    Complaint and(Complaint news) {
        return new Complaint(
                complaintId,
                news.aboutConduct == null ? aboutConduct : news.aboutConduct,
                resolved || news.resolved);
    }

    boolean holds() {
        return Boolean.TRUE.equals(aboutConduct) && !resolved;
    }
}
