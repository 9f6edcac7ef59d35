package io.forbear.contact.statement;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.statement.Declared.Complained;
import io.forbear.contact.statement.Declared.Kind;
import io.forbear.contact.statement.Declared.Notified;
import io.forbear.messaging.EventIds;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said that stops contacts. It counts from when it was said until somebody withdraws it
 * because it was noted by mistake; where something is left open it is read in favour of who said
 * it.
 *
 * @param round how often the same was taken down of one conversation; from 1
 * @param details what a person has found out since
 * @param settled by whom it was confirmed or withdrawn; null: nobody has looked at it yet
 */
record Statement(
        UUID statementId,
        String debtorId,
        StatedKind kind,
        int round,
        Said said,
        State state,
        Details details,
        Instant takenAt,
        @Nullable Settled settled) {

    /** How a statement stands. */
    enum State {
        /** Taken down, and in effect; nobody has looked at it yet. */
        STANDS,
        /** A person has looked at it, and it is so. */
        CONFIRMED,
        /** It was noted by mistake. */
        WITHDRAWN
    }

    /** Who looked at it, when, and why it was withdrawn. */
    record Settled(Instant at, String by, @Nullable String reason) {}

    /** The answer to a person. */
    sealed interface Answer {
        record Now(Statement statement) implements Answer {}

        record Refused(String because) implements Answer {}
    }

    static Statement taken(String debtorId, StatedKind kind, int round, Said said, Instant now) {
        return new Statement(
                EventIds.derived(said.in(), "statement/" + kind + "/" + round),
                debtorId,
                kind,
                round,
                said,
                State.STANDS,
                Details.NONE,
                now,
                null);
    }

    boolean isInEffect() {
        return state != State.WITHDRAWN;
    }

    /** The same, as a corrected report tells it. */
    Statement as(Said corrected) {
        return new Statement(
                statementId, debtorId, kind, round, corrected, state, details, takenAt, settled);
    }

    /** What a person says who has looked at it. */
    Answer confirm(String by, Details found, Instant now) {
        return state == State.WITHDRAWN
                ? new Answer.Refused("it was withdrawn")
                : new Answer.Now(in(State.CONFIRMED, found, new Settled(now, by, null)));
    }

    /** A person says that it was noted by mistake. */
    Answer withdraw(String by, String reason, Instant now) {
        if (kind == StatedKind.COMPLAINT) {
            return new Answer.Refused("a complaint is answered at the complaints desk");
        }
        if (said.agentIds().contains(by)) {
            return new Answer.Refused("who heard it cannot withdraw it; somebody else must");
        }
        return state == State.WITHDRAWN
                ? new Answer.Refused("it was withdrawn before")
                : new Answer.Now(withdrawn(by, reason, now));
    }

    Statement withdrawn(String by, String reason, Instant now) {
        return in(State.WITHDRAWN, details, new Settled(now, by, reason));
    }

    private Statement in(State next, Details found, Settled by) {
        return new Statement(statementId, debtorId, kind, round, said, next, found, takenAt, by);
    }

    /** What everybody is to know of it; of a withdrawn one, that it says nothing. */
    List<Declared> declared() {
        return state == State.WITHDRAWN
                ? inEffect().stream()
                        .<Declared>mapMulti(
                                (one, out) -> {
                                    if (one instanceof Notified notified) {
                                        out.accept(notified.asWithdrawn());
                                    }
                                })
                        .toList()
                : inEffect();
    }

    private List<Declared> inEffect() {
        return switch (kind) {
            case CEASE -> cease();
            case OPT_OUT -> refusal(refused());
            case REPRESENTATION -> List.of(notice(Kind.REPRESENTATION_NOTIFIED, debtorId, null));
            case DISPUTE -> List.of(notice(Kind.DISPUTE_FILED, person(), null));
            case COMPLAINT -> List.of(complaint());
        };
    }

    /**
     * Who wants no contacts wants them by no medium: what is said aloud is no written request to
     * cease (15 USC 1692c(c)), but a request not to use a medium (12 CFR 1006.14(h)).
     */
    private List<Declared> cease() {
        return switch (said.party().kind()) {
            case DEBTOR, ATTORNEY, JOINT_DEBTOR, GUARANTOR ->
                    List.of(
                            notice(Kind.CEASE_REQUESTED, person(), null),
                            notice(Kind.PREFERENCE_STATED, person(), EnumSet.allOf(Channel.class)));
            case SPOUSE, EMERGENCY_CONTACT, OTHER_THIRD_PARTY, EMPLOYER ->
                    List.of(notice(Kind.THIRD_PARTY_STOP_REQUESTED, person(), null));
        };
    }

    private List<Declared> refusal(Set<Channel> channels) {
        return List.of(
                notice(Kind.PREFERENCE_STATED, person(), channels),
                notice(Kind.CONSENT_WITHDRAWN, person(), channels));
    }

    /** The media meant; who refuses a call refuses every kind of call. */
    private Set<Channel> refused() {
        var stated = details.channels();
        if (stated != null) {
            return stated;
        }
        var channel = said.channel();
        if (channel == null) {
            return EnumSet.allOf(Channel.class);
        }
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP ->
                    Set.of(Channel.VOICE_HUMAN, Channel.VOICE_BOT, Channel.VOICEMAIL_DROP);
            case IM_ENTERPRISE, IM_PRIVATE -> Set.of(Channel.IM_ENTERPRISE, Channel.IM_PRIVATE);
            case SMS, EMAIL, LETTER, VISIT, PUSH -> Set.of(channel);
        };
    }

    private Notified notice(Kind what, String personId, @Nullable Set<Channel> channels) {
        return new Notified(
                EventIds.derived(statementId, what.name()),
                said.at(),
                what,
                personId,
                channels == null ? Set.of() : channels,
                what == Kind.DISPUTE_FILED ? said.accountIds() : List.of(),
                details.written() == null ? said.isWritten() : details.written(),
                what == Kind.REPRESENTATION_NOTIFIED ? attorney() : null);
    }

    /** The debtor, if he, or his attorney for him, said it; else who did. */
    private String person() {
        var kindOfParty = said.party().kind();
        return kindOfParty == PartyKind.DEBTOR || kindOfParty == PartyKind.ATTORNEY
                ? debtorId
                : said.party().personId();
    }

    /** As long as nobody has found out who he is, the attorney of whom this statement tells. */
    private String attorney() {
        if (details.attorneyId() != null) {
            return details.attorneyId();
        }
        return said.party().kind() == PartyKind.ATTORNEY
                ? said.party().personId()
                : "of-statement-" + statementId;
    }

    /** A complaint of which more is not known is taken as one about conduct: he is left alone. */
    private Complained complaint() {
        var about = details.complaint();
        return new Complained(
                EventIds.derived(statementId, "COMPLAINT_FILED"),
                said.at(),
                statementId.toString(),
                about == null ? Details.About.CONDUCT : about,
                said.accountIds());
    }
}
