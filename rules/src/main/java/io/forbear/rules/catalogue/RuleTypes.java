package io.forbear.rules.catalogue;

import io.forbear.rules.RuleType;
import io.forbear.rules.agency.AgencyNotice;
import io.forbear.rules.agency.CompanyDevices;
import io.forbear.rules.agency.PublishedAgency;
import io.forbear.rules.complaint.ComplaintDays;
import io.forbear.rules.complaint.ComplaintWeeks;
import io.forbear.rules.complaint.DisputeTerm;
import io.forbear.rules.consent.ConsentNeeded;
import io.forbear.rules.content.ContentFlags;
import io.forbear.rules.content.FirstContactIdentity;
import io.forbear.rules.content.Recorded;
import io.forbear.rules.content.RequiredDisclosure;
import io.forbear.rules.content.StatedAmount;
import io.forbear.rules.content.TimeBarredThreat;
import io.forbear.rules.evidence.EffectiveCollection;
import io.forbear.rules.evidence.LimitationRestart;
import io.forbear.rules.frequency.ContactLimit;
import io.forbear.rules.frequency.PauseAfterConversation;
import io.forbear.rules.frequency.RapidSuccession;
import io.forbear.rules.hours.AllowedHours;
import io.forbear.rules.hours.RequestedTimes;
import io.forbear.rules.letter.LetterFields;
import io.forbear.rules.permit.MissingFact;
import io.forbear.rules.permit.PermitCheck;
import io.forbear.rules.plan.OralPlanRecorded;
import io.forbear.rules.plan.PlanContents;
import io.forbear.rules.plan.PlanInForce;
import io.forbear.rules.plan.PlanLength;
import io.forbear.rules.plan.PlanPreconditions;
import io.forbear.rules.preference.BlockedMedium;
import io.forbear.rules.preference.InconvenientPlace;
import io.forbear.rules.preference.Workplace;
import io.forbear.rules.stop.Moratorium;
import io.forbear.rules.stop.OpenDispute;
import io.forbear.rules.stop.Represented;
import io.forbear.rules.stop.WrittenCease;
import io.forbear.rules.thirdparty.LostContact;
import io.forbear.rules.thirdparty.OncePerPerson;
import io.forbear.rules.thirdparty.PermittedParties;
import io.forbear.rules.thirdparty.StopRequest;
import io.forbear.rules.thirdparty.Undisclosed;
import io.forbear.rules.validation.DisputeStop;
import io.forbear.rules.validation.Overshadowing;
import io.forbear.rules.validation.ValidationNotice;
import io.forbear.rules.validation.ValidationPeriod;
import io.forbear.rules.visit.Collectors;
import io.forbear.rules.visit.ProtectedDebtor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every rule type the kernel has. */
public final class RuleTypes {
    private static final List<RuleType> ALL =
            List.of(
                    AgencyNotice.TYPE,
                    AllowedHours.TYPE,
                    BlockedMedium.TYPE,
                    Collectors.TYPE,
                    CompanyDevices.TYPE,
                    ComplaintDays.TYPE,
                    ComplaintWeeks.TYPE,
                    ConsentNeeded.TYPE,
                    ContactLimit.TYPE,
                    ContentFlags.TYPE,
                    DisputeStop.TYPE,
                    DisputeTerm.TYPE,
                    EffectiveCollection.TYPE,
                    FirstContactIdentity.TYPE,
                    InconvenientPlace.TYPE,
                    LetterFields.TYPE,
                    LimitationRestart.TYPE,
                    LostContact.TYPE,
                    MissingFact.TYPE,
                    Moratorium.TYPE,
                    OncePerPerson.TYPE,
                    OpenDispute.TYPE,
                    OralPlanRecorded.TYPE,
                    Overshadowing.TYPE,
                    PauseAfterConversation.TYPE,
                    PermitCheck.TYPE,
                    PermittedParties.TYPE,
                    PlanContents.TYPE,
                    PlanInForce.TYPE,
                    PlanLength.TYPE,
                    PlanPreconditions.TYPE,
                    ProtectedDebtor.TYPE,
                    PublishedAgency.TYPE,
                    RapidSuccession.TYPE,
                    Recorded.TYPE,
                    Represented.TYPE,
                    RequestedTimes.TYPE,
                    RequiredDisclosure.TYPE,
                    StatedAmount.TYPE,
                    StopRequest.TYPE,
                    TimeBarredThreat.TYPE,
                    Undisclosed.TYPE,
                    ValidationNotice.TYPE,
                    ValidationPeriod.TYPE,
                    Workplace.TYPE,
                    WrittenCease.TYPE);

    private static final Map<String, RuleType> BY_NAME =
            ALL.stream()
                    .collect(
                            java.util.stream.Collectors.toUnmodifiableMap(
                                    RuleType::name, Function.identity()));

    private RuleTypes() {}

    /** All rule types, by name. */
    public static List<RuleType> all() {
        return ALL;
    }

    /** The rule type of this name; null when there is none. */
    public static @Nullable RuleType named(String name) {
        return BY_NAME.get(name);
    }
}
