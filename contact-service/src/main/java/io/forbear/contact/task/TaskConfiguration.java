package io.forbear.contact.task;

import io.forbear.clock.ScaledClock;
import io.forbear.contact.aid.Conversation;
import io.forbear.contact.aid.ConversationFile;
import io.forbear.contact.casework.ContactSettings;
import io.forbear.contact.casework.Handover;
import io.forbear.contact.followup.FollowUpFile;
import io.forbear.contact.followup.FollowUps;
import io.forbear.messaging.work.DueRows;
import io.forbear.service.work.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;

/** Reads the bank's follow-ups; a file that cannot be meant keeps the service down. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {
    @Bean
    FollowUps followUps(
            @Value("${forbear.contact.follow-ups:classpath:follow-ups.yaml}") Resource file)
            throws IOException {
        return FollowUpFile.read(
                file.getDescription(), file.getContentAsString(StandardCharsets.UTF_8));
    }

    @Bean
    Conversation conversation(
            @Value("${forbear.contact.conversation:classpath:conversation.yaml}") Resource file)
            throws IOException {
        return ConversationFile.read(
                file.getDescription(), file.getContentAsString(StandardCharsets.UTF_8));
    }

    @Bean
    Work workOnTasks(DatabaseClient database) {
        return DueRows.of("tasks", "task", "ask_at", database);
    }

    @Bean
    Handover handover(Tasks tasks, StrategyTasks left) {
        return new EscalationTasks(tasks, left)::handOver;
    }

    @Bean
    TaskSettings taskSettings(
            @Value("${forbear.contact.tasks.lock:15m}") Duration lock,
            ContactSettings settings,
            ScaledClock clock) {
        return new TaskSettings(lock, settings.timing(clock).lead());
    }
}
