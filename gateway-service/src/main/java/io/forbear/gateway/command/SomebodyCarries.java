package io.forbear.gateway.command;

import io.forbear.gateway.provider.Medium;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a provider of one of the media of {@link ConditionalOnMedium}. */
final class SomebodyCarries implements Condition {
    /** As much of a provider's settings as is looked at here. */
    record Carrier(@Nullable Medium medium) {}

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var media =
                (Medium[])
                        Objects.requireNonNull(
                                        metadata.getAnnotationAttributes(
                                                ConditionalOnMedium.class.getName()))
                                .get("value");
        return Binder.get(context.getEnvironment())
                .bind("forbear.gateway.providers", Bindable.mapOf(String.class, Carrier.class))
                .orElse(Map.of())
                .values()
                .stream()
                .anyMatch(one -> Arrays.asList(media).contains(one.medium()));
    }
}
