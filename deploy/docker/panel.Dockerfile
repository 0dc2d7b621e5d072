# syntax=docker/dockerfile:1
# A simulated panel: the program rear with a live view for any browser. Built from the repository's root.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV CI=true NUGET_PACKAGES=/packages DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY shared shared
COPY client client
RUN --mount=type=cache,target=/packages \
    dotnet restore client/RearCloud.Cli --locked-mode \
    && dotnet publish client/RearCloud.Cli --configuration Release --no-restore --output /program

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# curl and jq enrol the panel at its first start.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl jq fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /program /program
COPY --chmod=755 deploy/docker/answers deploy/docker/panel-start /usr/local/bin/
RUN install --directory --owner=$APP_UID --group=$APP_UID /data
USER $APP_UID
WORKDIR /program
VOLUME /data
EXPOSE 8090
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["answers", "8090", "/health"]
ENTRYPOINT ["panel-start"]
