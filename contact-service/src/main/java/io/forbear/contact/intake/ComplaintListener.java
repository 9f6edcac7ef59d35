package io.forbear.contact.intake;

import io.forbear.contact.casework.News;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.task.CaseEffect;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topics;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes what is said of complaints. */
@Configuration(proxyBeanMethods = false)
class ComplaintListener {
    @Bean
    Subscription<ComplaintFiled> filedComplaints(CaseEffect effect) {
        return Subscription.together(Topics.COMPLAINT_FILED, ComplaintListener::news, effect);
    }

    @Bean
    Subscription<ComplaintResolved> resolvedComplaints(CaseEffect effect) {
        return Subscription.together(Topics.COMPLAINT_RESOLVED, ComplaintListener::news, effect);
    }

    /**
     * The complaint as the event states it.
     *
     * @throws RejectedEvent if its kind is not known: it might be about conduct
     */
    static News news(ComplaintFiled event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Complaint(event.getComplaintId(), isAboutConduct(event), false));
    }

    static News news(ComplaintResolved event) {
        return news(
                event.getDebtorId(),
                event.getEventId(),
                new Complaint(event.getComplaintId(), null, true));
    }

    private static boolean isAboutConduct(ComplaintFiled event) {
        return switch (event.getKind()) {
            case CONDUCT -> true;
            case AMOUNT, PRIVACY, OTHER -> false;
            case UNKNOWN -> throw new RejectedEvent("the kind of the complaint is not known");
        };
    }

    private static News news(String debtorId, UUID eventId, Complaint complaint) {
        return new News(debtorId, eventId, (facts, now) -> facts.with(complaint, now));
    }
}
