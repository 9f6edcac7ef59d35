{{/* The pod of a component, under PodSecurity's level restricted. */}}
{{- define "forbear.pod" -}}
{{- $c := .component -}}
{{- $names := dict "root" .root "component" $c.name -}}
metadata:
  labels:
    {{- include "forbear.selector" $names | nindent 4 }}
    app.kubernetes.io/part-of: forbear
    {{- with .root.Values.commonLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $c.settings.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # a changed setting is a new pod
    checksum/config: {{ include "forbear.config" . | sha256sum }}
    {{- with $c.settings.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ $c.fullname }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $c.settings.terminationGracePeriodSeconds }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    # a volume of some gigabytes is not walked through at every start
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: {type: RuntimeDefault}
  {{- with .root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with $c.settings.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $c.settings.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $c.settings.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $c.settings.affinity }}
  affinity: {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    {{- range $key, $unsatisfied := dict "topology.kubernetes.io/zone" $c.settings.topologySpread.zone "kubernetes.io/hostname" $c.settings.topologySpread.node }}
    - topologyKey: {{ $key }}
      maxSkew: 1
      whenUnsatisfiable: {{ $unsatisfied }}
      labelSelector:
        matchLabels: {{- include "forbear.selector" $names | nindent 10 }}
      {{- if ne $c.name "compliance-service" }}
      # pods of one version among themselves, or a rollout would be held up by those it replaces
      matchLabelKeys: [pod-template-hash]
      {{- end }}
    {{- end }}
  containers:
    - name: {{ $c.name }}
      image: {{ include "forbear.image" $names }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      ports:
        - {name: http, containerPort: {{ $c.facts.port }}, protocol: TCP}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        privileged: false
        capabilities: {drop: [ALL]}
      # health is open; liveness asks of nothing outside the process, so that an outage of Kafka or PostgreSQL starts
      # nothing anew
      startupProbe:
        httpGet: {path: /actuator/health/liveness, port: http}
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: {{ div (int $c.settings.startup.seconds) 2 }}
      livenessProbe:
        httpGet: {path: /actuator/health/liveness, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /actuator/health/readiness, port: http}
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 2
      lifecycle:
        preStop: {sleep: {seconds: {{ $c.settings.preStopSeconds }}}}
      resources: {{- toYaml $c.settings.resources | nindent 8 }}
      env: {{- include "forbear.env" . | nindent 8 }}
      volumeMounts: {{- include "forbear.mounts" . | nindent 8 }}
  volumes: {{- include "forbear.volumes" . | nindent 4 }}
{{- end }}
