Forbear is licensed under the Apache License 2.0. With it come, as files of their own and unchanged:

<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#assign licenses = e.getValue()/>
${project.groupId}:${project.artifactId}:${project.version}  (<#list licenses as license>${license}<#sep> or </#sep></#list>)<#if project.url??>  ${project.url}</#if>
</#list>

Inside some of these files:

Noto Sans SC (in ph-fonts-noto-sans-sc)  (SIL Open Font License 1.1)  https://github.com/notofonts/noto-cjk
PostgreSQL (in embedded-postgres-binaries-*)  (PostgreSQL License)  https://www.postgresql.org/about/licence
