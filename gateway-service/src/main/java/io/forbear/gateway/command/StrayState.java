package io.forbear.gateway.command;

/** What has become of a receipt or an answer of which nobody knew whose it is. */
enum StrayState {
    OPEN,
    MATCHED,
    SETTLED
}
