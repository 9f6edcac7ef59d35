package io.forbear.contact.reportfile;

import java.util.Arrays;
import java.util.Optional;

/** A column of a file of reports, and where its values go in a report. */
enum Column {
    ATTEMPT_ID("attemptId", "eventId", Form.TEXT),
    /** The agency's own number of the contact, from which the id is made if there is none. */
    REFERENCE("reference", "", Form.TEXT),
    OCCURRED_AT("occurredAt", "occurredAt", Form.TIME),
    DEBTOR_ID("debtorId", "debtorId", Form.TEXT),
    REPORTED_AT("reportedAt", "reportedAt", Form.TIME),
    PERMIT_ID("permitId", "permitId", Form.TEXT),
    PROPOSAL_ID("proposalId", "proposalId", Form.TEXT),
    COMMAND_ID("commandId", "commandId", Form.TEXT),
    DIRECTION("direction", "direction", Form.TEXT),
    OUTCOME("outcome", "outcome", Form.TEXT),
    CHANNEL("channel", "channel", Form.TEXT),
    VOICE_MODE("voiceMode", "voiceMode", Form.TEXT),
    AGENT_IDS("agentIds", "actor.agentIds", Form.LIST),
    DEVICE_OWNERSHIP("deviceOwnership", "actor.deviceOwnership", Form.TEXT),
    PERSON_ID("personId", "party.personId", Form.TEXT),
    PARTY_KIND("partyKind", "party.kind", Form.TEXT),
    ENDPOINT("endpoint", "endpoint", Form.TEXT),
    PLACE_KIND("placeKind", "placeKind", Form.TEXT),
    ACCOUNT_IDS("accountIds", "accountIds", Form.LIST),
    PURPOSE("purpose", "purpose", Form.TEXT),
    DISCLOSED("disclosed", "disclosed", Form.LIST),
    AMOUNT("amount", "statedAmount.amount", Form.TEXT),
    CURRENCY("currency", "statedAmount.currency", Form.TEXT),
    PAY_BY("payBy", "payBy", Form.TEXT),
    LETTER_FIELDS("letterFields", "letterFields", Form.LIST),
    CONTENT_FLAGS("contentFlags", "contentFlags", Form.LIST),
    ENDED_AT("endedAt", "endedAt", Form.TIME),
    RECORDING_REF("recordingRef", "recordingRef", Form.TEXT),
    RECEIPT_REF("receiptRef", "receiptRef", Form.TEXT),
    RESULTS("results", "results", Form.LIST),
    CALL_BACK_AT("callBackAt", "callBackAt", Form.TEXT);

    /** How its values are written. */
    enum Form {
        TEXT,
        /** By the sender's clock. */
        TIME,
        /** Several, with a bar between them. */
        LIST
    }

    private final String title;
    private final String path;
    private final Form form;

    Column(String title, String path, Form form) {
        this.title = title;
        this.path = path;
        this.form = form;
    }

    /** What the header calls it. */
    String title() {
        return title;
    }

    /** The member of a report, with a dot before an inner one; none if empty. */
    String path() {
        return path;
    }

    Form form() {
        return form;
    }

    static Optional<Column> titled(String title) {
        return Arrays.stream(values()).filter(one -> one.title.equals(title)).findFirst();
    }

    /** What a column's member is called in the file. */
    static String titleOf(String path) {
        return Arrays.stream(values())
                .filter(one -> !one.path.isEmpty() && path.startsWith(one.path))
                .filter(
                        one ->
                                path.length() == one.path.length()
                                        || "[.".indexOf(path.charAt(one.path.length())) >= 0)
                .findFirst()
                .map(one -> one.title)
                .orElse(path);
    }
}
