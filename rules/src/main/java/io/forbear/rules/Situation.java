package io.forbear.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A contact at an instant, with all that was known and had happened before. The rules of one pack
 * look at the accounts that this pack binds.
 */
public final class Situation {
    private final CaseFile file;
    private final Attempt subject;
    private final List<Attempt> history;
    private final int end;
    private final Profile profile;
    private final boolean atGate;
    private final RuleBook book;
    private final Predicate<Attempt> breaksLaw;
    private List<String> accounts = List.of();
    private @Nullable ZoneId localZone;
    private @Nullable LocalDateTime local;
    private @Nullable ZoneId windowZone;
    private @Nullable Instant windowStart;
    private int windowDays;

    Situation(
            CaseFile file,
            Attempt subject,
            List<Attempt> history,
            int end,
            boolean atGate,
            RuleBook book,
            Predicate<Attempt> breaksLaw) {
        this.file = file;
        this.subject = subject;
        this.history = history;
        this.end = end;
        this.profile = file.profileAt(subject.at());
        this.atGate = atGate;
        this.book = book;
        this.breaksLaw = breaksLaw;
    }

    Situation on(List<String> bound) {
        accounts = bound;
        return this;
    }

    public CaseFile file() {
        return file;
    }

    /** The contact judged. */
    public Attempt subject() {
        return subject;
    }

    public Contact contact() {
        return subject.contact();
    }

    /** Event time, or the planned instant. */
    public Instant at() {
        return subject.at();
    }

    /**
     * Whether the contact is only planned: its outcome, and that of contacts in flight, is open.
     */
    public boolean atGate() {
        return atGate;
    }

    /** The accounts of the contact that the rule's pack binds. */
    public List<String> accounts() {
        return accounts;
    }

    public Profile profile() {
        return profile;
    }

    /** How many contacts came before, in event order. */
    public int earlierCount() {
        return end;
    }

    /** A contact that came before; 0 is the oldest. */
    public Attempt earlier(int index) {
        return history.get(index);
    }

    /** The wall clock in a zone. */
    public LocalDateTime local(ZoneId zone) {
        var known = local;
        if (known == null || !zone.equals(localZone)) {
            known = LocalDateTime.ofInstant(subject.at(), zone);
            local = known;
            localZone = zone;
        }
        return known;
    }

    /**
     * The first instant of the window of {@code days} local dates that ends with this contact's.
     */
    public Instant windowStart(ZoneId zone, int days) {
        var known = windowStart;
        if (known == null || days != windowDays || !zone.equals(windowZone)) {
            known = startOf(local(zone).toLocalDate().minusDays(days - 1L), zone);
            windowStart = known;
            windowDays = days;
            windowZone = zone;
        }
        return known;
    }

    /** The first instant of a local date. */
    public static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** Whether some pack other than the product's own states the law for the account. */
    public boolean governed(Account account) {
        return book.governed(account, profile, subject.at());
    }

    /** Whether an earlier contact broke any other rule, as a proven violation. */
    public boolean brokeLaw(Attempt earlier) {
        return breaksLaw.test(earlier);
    }
}
