package io.forbear.contact.attempt;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.template.DisclosedItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as a gateway or agency sends it; the members are those of the event.
 *
 * @param eventId id of the attempt; the same id again corrects the earlier report
 * @param occurredAt when it happened
 * @param results what came of the conversation, as who spoke noted it
 * @param callBackAt when a call back is wished: a local date and time of the debtor's time zone, or
 *     one with an offset
 */
public record AttemptBody(
        @NotNull UUID eventId,
        @NotNull Instant occurredAt,
        @NotBlank String debtorId,
        @Nullable Instant reportedAt,
        @Nullable String permitId,
        @Nullable String proposalId,
        @Nullable String commandId,
        @NotNull Direction direction,
        @NotNull Outcome outcome,
        @NotNull Channel channel,
        @Nullable VoiceMode voiceMode,
        @NotNull @Valid Actor actor,
        @NotNull @Valid Party party,
        @NotBlank String endpoint,
        @Nullable PlaceKind placeKind,
        @NotEmpty List<@NotBlank String> accountIds,
        @NotNull Purpose purpose,
        @Nullable List<@NotNull DisclosedItem> disclosed,
        @Nullable @Valid StatedAmount statedAmount,
        @Nullable LocalDate payBy,
        @Nullable List<@NotBlank String> letterFields,
        @Nullable List<@NotNull ContentFlag> contentFlags,
        @Nullable Instant endedAt,
        @Nullable String recordingRef,
        @Nullable String receiptRef,
        @Nullable List<@NotNull ContactResult> results,
        @Nullable String callBackAt) {

    /** Who contacted. */
    public record Actor(
            @NotBlank String legalEntityId,
            @NotNull ActorKind kind,
            @NotBlank String onBehalfOf,
            @Nullable List<@NotBlank String> agentIds,
            @Nullable DeviceOwnership deviceOwnership) {}

    /** Who was contacted. */
    public record Party(@NotBlank String personId, @NotNull PartyKind kind) {}

    /** An amount that was named. */
    public record StatedAmount(
            @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
                    String currency) {}
}
